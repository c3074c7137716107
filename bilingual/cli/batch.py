"""The command for many pages. What it does stands in the room ``batch``; here are its options and its words."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bilingual.cli.options import amount_options, bases, code_of, joined, page_options, usable
from bilingual.errors import BilingualError

__all__ = ["batch"]

table_options = joined(
    click.option("--field", default="html", show_default=True, help="In lines and tables: what holds the page."),
    click.option("--url-field", default="url", show_default=True, help="What holds its address, where it has one."),
    click.option("--id-field", help="What names it; left out, its file and line do."),
)
limit_options = joined(
    click.option("-j", "--jobs", type=click.IntRange(1), help="Worker processes; left out, one for each core."),
    click.option("--time-limit", type=click.FloatRange(0), default=60, show_default=True, help="Seconds for a page; 0: none."),
    click.option("--memory-limit", type=click.FloatRange(0), default=2000, show_default=True, help="MB for a worker; 0: none."),
    click.option("--page-limit", type=click.FloatRange(0, min_open=True), default=64, show_default=True, help="MB of a page."),
)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, help="FILE.jsonl, .jsonl.gz, .jsonl.zst, FILE.parquet, or a folder for texts.")
@click.option("--fields", help="The fields of a record to keep, separated by commas; left out, all.", metavar="FIELD,...")
@click.option("--all-blocks", is_flag=True, help="The kept blocks too, not only the dropped ones.")
@click.option("--style", type=click.Choice(["plain", "grouped", "short"]), default="plain", help="How figures are written.")
@click.option("--terms", is_flag=True, help="Write names of companies and people in their canonical form too.")
@click.option("--summary", type=click.Path(path_type=Path, dir_okay=False), help="Write the counts as JSON.", metavar="FILE.json")
@click.option("--overwrite", is_flag=True, help="Replace an output that another command made.")
@table_options
@limit_options
@page_options
@amount_options
def batch(
    inputs: tuple[str, ...],
    output: str,
    fields: str | None,
    summary: Path | None,
    overwrite: bool,
    jobs: int | None,
    time_limit: float,
    memory_limit: float,
    fail_on: str | None,
    **options: Any,
) -> None:
    """Many pages: each becomes one record of the output, in order; what was interrupted goes on with the same command.

    INPUT is a folder, a pattern in quotes, a page (.html, .txt, also .gz and .zst), or many in one file: .warc, .warc.gz,
    .jsonl (also compressed), .parquet; - reads JSON lines from standard input.
    """
    from bilingual.batch import Columns, Limits, run
    from bilingual.batch.summary import summary as counted
    from bilingual.batch.summary import worded

    wanted = bases(fail_on)
    columns = Columns(options.pop("field"), options.pop("url_field"), options.pop("id_field"))
    job = usable(lambda: _job(fields, **options))
    limits = Limits(time_limit, round(memory_limit * 1e6))
    try:
        state = run(inputs, output, job, jobs=jobs, limits=limits, columns=columns, overwrite=overwrite)
        counts = counted(state, output)
        if summary:
            summary.write_text(json.dumps(counts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except BilingualError as error:
        raise click.UsageError(str(error)) from None
    except KeyboardInterrupt:
        click.echo("bilingual: stopped; the same command goes on from here", err=True)
        sys.exit(130)
    except OSError as error:
        where, why = error.filename or output, error.strerror or error
        click.echo(f"bilingual: {where}: {why}; when that is mended, the same command goes on from here", err=True)
        sys.exit(2)
    click.echo(worded(counts), err=True)
    sys.exit(1 if counts["errors"] or any(counts["amounts"].get(basis) for basis in wanted) else 0)


def _job(fields: str | None, *, date: datetime | None, assume: str | None, page_limit: float, **options: Any) -> Any:
    from bilingual.batch import Job

    return Job(
        fields=tuple(fields.split(",")) if fields else None,
        date=date.date() if date else None,
        assume=code_of(assume, options.get("lexicon")),
        page_limit=round(page_limit * 1e6),
        **options,
    ).check()
