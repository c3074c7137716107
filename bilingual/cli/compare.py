"""The command that compares sources with their translations, made to stand in somebody's checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilingual.cli.inputs import Run, dumps, media_type_of, read, tell_empty
from bilingual.cli.options import json_option, lexicon_of, report_options, usable, write_report
from bilingual.errors import BilingualError, InputError

if TYPE_CHECKING:
    from bilingual.document import Amount, Comparison, Document

__all__ = ["compare"]


@click.command()
@click.argument("source", required=False)
@click.argument("translation", required=False)
@json_option
@click.option(
    "--pairs", type=click.Path(path_type=Path), metavar="FILE.tsv",
    help="Compare many: a source and its translation a line, separated by a tab, named from the folder of FILE.tsv.",
)  # fmt: skip
@report_options
@click.option("--media-type", type=click.Choice(["text/html", "text/plain"]), help="Left out, told from the name or the content.")
@click.option("--rates", type=click.Path(path_type=Path), help="A CSV of your own rates: date, currency, units per US dollar.")
@click.option("--lexicon", type=click.Path(path_type=Path), help="A folder with rows of your own over the shipped lexicons.")
def compare(
    source: str | None,
    translation: str | None,
    as_json: bool,
    pairs: Path | None,
    report: Path | None,
    ui: str | None,
    media_type: str | None,
    rates: Path | None,
    lexicon: Path | None,
) -> None:
    """What a translation made of its source's amounts: magnitudes and currencies that changed, amounts that went missing.

    Either direction, Chinese or English first. The exit status is 1 where there are findings.
    """
    if (source is None or translation is None) if pairs is None else (source is not None or report is not None):
        raise click.UsageError("give a SOURCE and a TRANSLATION, or --pairs FILE.tsv (and then no --report)")
    if source == translation == "-":
        raise click.UsageError("standard input holds one text; name a file for the source or for the translation")
    from bilingual.currency import Rates

    options = {
        "rates": usable(lambda: Rates.load(rates)) if rates else None,
        "lexicon": usable(lambda: lexicon_of(lexicon)),
    }
    names = [(str(source), str(translation))] if pairs is None else usable(lambda: list(_pairs(pairs)))
    if not names:
        raise click.UsageError(f"{pairs}: holds no pair; a line must be a source, a tab, and its translation")
    run, found = Run([left for left, _ in names], as_json), False
    for left, right in names:
        try:
            comparison = _compare(left, right, media_type, options)
            if report:
                write_report(report, comparison, ui)
        except BilingualError as error:
            run.fail(f"{left} → {right}", error)
            continue
        found |= not comparison.ok
        if as_json:
            from bilingual.render import comparison_record

            click.echo(dumps({"source": left, "translation": right, **comparison_record(comparison)}))
        else:
            run.heading(f"{left} → {right}")
            click.echo("\n".join(_lines(comparison, ui or "en")))
    run.end(found)


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a table; lines that begin with # are comments."""
    try:
        table = read(str(file))
    except InputError as error:
        raise InputError(f"{file}: {error}") from None
    for number, line in enumerate(table.decode("utf-8-sig", "replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not all(cells[:2]):
            raise InputError(f"{file}:{number}: a line must be a source, a tab, and its translation")
        yield str(file.parent / cells[0]), str(file.parent / cells[1])


def _compare(left: str, right: str, media_type: str | None, options: dict[str, Any]) -> Comparison:
    import bilingual

    def page(name: str) -> Document:
        try:
            content = read(name)
            document = bilingual.normalise(content, media_type=media_type or media_type_of(name), **options)
        except BilingualError as error:
            raise InputError(f"{name}: {error}") from None
        tell_empty(name, content, document)
        return document

    return bilingual.compare(page(left), page(right), **options)


def _lines(comparison: Comparison, ui: str) -> Iterator[str]:
    """The findings for a reader: the kind, the lines on both sides, what is wrong, and what it should be."""
    from bilingual.render.wording import message, words

    if comparison.ok:
        yield words(ui)("no_findings")
    for finding in comparison.findings:
        ours, theirs = _line(comparison.source, finding.source), _line(comparison.translation, finding.translation)
        said = message(finding.kind, finding.source, finding.translation, ui)
        yield f"{click.style(finding.kind, fg='red')}  {ours} → {theirs}  {said}"
        if finding.suggestion:
            yield "    " + words(ui)("says", suggestion=finding.suggestion)


def _line(document: Document, amount: Amount | None) -> str:
    """Where an amount stands; a dash for one that stands nowhere."""
    from bilingual.render import line_of

    return "–" if amount is None else str(line_of(document, amount.start))
