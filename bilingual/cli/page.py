"""The commands that read pages: normalise, clean, amounts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bilingual.cli.inputs import Run, dumps
from bilingual.cli.options import (
    amount_options,
    bases,
    check_script,
    files_argument,
    has_basis,
    json_option,
    page_options,
    page_work,
    reader,
    report_options,
    script_options,
    tell_without_rate,
    without_rate,
    write_report,
)
from bilingual.document import Region, Script
from bilingual.errors import BilingualError

__all__ = ["amounts", "clean", "normalise"]


@click.command()
@files_argument
@json_option
@click.option("--all-blocks", is_flag=True, help="With --json: the kept blocks too, not only the dropped ones.")
@click.option("--style", type=click.Choice(["plain", "grouped", "short"]), default="plain", help="How figures are written.")
@click.option("--terms", is_flag=True, help="Write names of companies and people in their canonical form too.")
@script_options
@report_options
@page_options
@amount_options
def normalise(
    files: tuple[str, ...],
    as_json: bool,
    all_blocks: bool,
    style: str,
    terms: bool,
    script: Script,
    region: Region | None,
    fail_on: str | None,
    report: Path | None,
    ui: str | None,
    **options: Any,
) -> None:
    """The article of a page, every amount of money in canonical form."""
    if report and len(files) > 1:
        raise click.UsageError("--report shows one page; call the command once for each")
    if ui and not report:
        raise click.UsageError("--ui is the language of the report; give --report FILE.html too")
    check_script(script, region, as_json)
    wanted, work = bases(fail_on), reader(options, style=style, terms=terms)
    run, found, unpriced = Run(files, as_json), False, set[str]()
    for name, document in run.each(work):
        found |= has_basis(name, document, wanted)
        unpriced |= without_rate(document, options)
        if report:
            try:
                write_report(report, document, ui)
            except BilingualError as error:
                run.fail(name, error)
        if as_json:
            click.echo(dumps({"input": name, **document.to_dict(all_blocks=all_blocks)}))
        else:
            run.heading(name)
            click.echo(document.display(script, region))
    tell_without_rate(unpriced, options)
    run.end(found)


@click.command()
@files_argument
@json_option
@click.option("--removed", is_flag=True, help="Show what was dropped and why, instead of what was kept.")
@script_options
@page_options
def clean(files: tuple[str, ...], as_json: bool, removed: bool, script: Script, region: Region | None, **options: Any) -> None:
    """The article of a page, as it stands there."""
    import bilingual

    check_script(script, region, as_json)
    run = Run(files, as_json)
    for name, document in run.each(page_work(bilingual.clean, options)):
        if as_json:
            click.echo(dumps({"input": name, **document.to_dict()}))
            continue
        run.heading(name)
        if not removed:
            click.echo(document.display(script, region))
            continue
        for block in document.blocks:
            if not block.kept:
                where = f"{block.line}\t" if block.line else ""
                click.echo(f"{block.reason}\t{where}{' '.join(block.text.split())}")
    run.end()


@click.command()
@files_argument
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="A table for a spreadsheet.")
@click.option("--explain", is_flag=True, help="The candidates and the evidence of each amount.")
@click.option("--kind", type=click.Choice(["money", "number", "percent", "measure"]), multiple=True, help="Only these kinds.")
@page_options
@amount_options
def amounts(
    files: tuple[str, ...], as_json: bool, as_csv: bool, explain: bool, kind: tuple[str, ...], fail_on: str | None, **options: Any
) -> None:
    """A table of the amounts in the article of a page."""
    from bilingual import console
    from bilingual.render import record

    if as_json + as_csv + explain > 1:
        raise click.UsageError("--json, --csv and --explain exclude each other")
    wanted, work = bases(fail_on), reader(options)
    run, found, unpriced = Run(files, as_json), False, set[str]()
    sheet = console.Sheet() if as_csv else None
    for name, document in run.each(work):
        found |= has_basis(name, document, wanted)
        unpriced |= without_rate(document, options)
        chosen = [amount for amount in document.amounts if not kind or amount.kind in kind]
        if as_json:
            whole = dict(zip(document.amounts, record(document)["amounts"], strict=True))
            click.echo(dumps({"input": name, "status": "ok", "amounts": [whole[amount] for amount in chosen]}))
        elif sheet:
            sheet.add(name, document, chosen)
        else:
            run.heading(name)
            click.echo(console.explained(document, chosen) if explain else console.table(document, chosen))
    if sheet:
        click.echo(sheet.text(), nl=False)
    tell_without_rate(unpriced, options)
    run.end(found)
