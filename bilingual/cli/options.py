"""The options that several commands share, and what they make of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilingual.errors import BilingualError, InputError

if TYPE_CHECKING:
    from bilingual.document import Comparison, Document

__all__ = [
    "amount_options", "bases", "check_script", "files_argument", "has_basis", "json_option", "page_options", "page_work", "reader",
    "report_options", "tell_without_rate", "usable", "without_rate", "write_report",
]  # fmt: skip

BASES = ("explicit", "inferred", "conflict", "unresolved")


def joined(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def apply(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return apply


files_argument = click.argument("files", nargs=-1, metavar="[FILE]...")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON record a line.")
page_options = joined(
    click.option("--url", help="Where the page comes from; its country is evidence for the currency."),
    click.option("--media-type", type=click.Choice(["text/html", "text/plain"]), help="Left out, told from the name or the content."),
    click.option("--lexicon", type=click.Path(path_type=Path), help="A folder with rows of your own over the shipped lexicons."),
)
script_options = joined(
    click.option("--script", type=click.Choice(["hans", "hant", "keep"]), default="keep", help="Show Chinese in this script."),
    click.option("--region", type=click.Choice(["TW", "HK"]), help="With --script: whose words the Traditional side has."),
)
amount_options = joined(
    click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The day of the exchange rates; left out, the page's own."),
    click.option("--rates", type=click.Path(path_type=Path), help="A CSV of your own rates: date, currency, units per US dollar."),
    click.option("--assume", help="The ISO 4217 code for bare money that no evidence decides, or none.", metavar="CODE"),
    click.option("--fail-on", help="Exit 1 where an amount has one of these bases, separated by commas.", metavar="BASIS,..."),
)
report_options = joined(
    click.option("--report", type=click.Path(path_type=Path), help="Write a page to look at; it needs no network.", metavar="FILE.html"),
    click.option("--ui", type=click.Choice(["zh", "en"]), help="The language of the report; left out, the page's own."),
)


def page_work(function: Callable[..., Any], options: dict[str, Any], **more: Any) -> Callable[[bytes, str | None], Any]:
    """``function`` over a page with the options of the command; a media type that was given outweighs the file's name."""
    media_type, folder = options.pop("media_type"), options.pop("lexicon")
    options = {**options, **more, "lexicon": usable(lambda: lexicon_of(folder))}
    return lambda page, told: function(page, media_type=media_type or told, **options)


def reader(options: Mapping[str, Any], **more: Any) -> Callable[[bytes, str | None], Document]:
    """The main job with the options of the command; the rates file is opened once, and must be right."""
    import bilingual
    from bilingual.currency import Rates

    options = dict(options)
    date: datetime | None = options.pop("date")
    rates: Path | None = options.pop("rates")
    assume: str | None = options.pop("assume")
    return page_work(
        bilingual.normalise,
        options,
        date=date.date() if date else None,
        rates=usable(lambda: Rates.load(rates)) if rates else None,
        assume=code_of(assume, options["lexicon"]),
        **more,
    )


def code_of(assume: str | None, folder: Path | None) -> str | None:
    """The currency of ``--assume``; None for none."""
    from bilingual.pipeline import assumed

    return None if assume in (None, "none") else usable(lambda: assumed(str(assume).upper(), lexicon_of(folder)))


def usable(make: Callable[[], Any]) -> Any:
    """What an option names; a file that cannot be used is wrong usage, for no input could be done with it."""
    try:
        return make()
    except BilingualError as error:
        raise click.UsageError(str(error)) from None


def bases(fail_on: str | None) -> frozenset[str]:
    wanted = frozenset(name.strip() for name in fail_on.split(",")) if fail_on else frozenset()
    if not wanted <= set(BASES):
        raise click.UsageError(f"--fail-on takes {', '.join(BASES)}, separated by commas; not {fail_on!r}")
    return wanted


def has_basis(name: str, document: Document, wanted: frozenset[str]) -> bool:
    """Whether an amount of money has one of these bases; each that does is named on stderr."""
    from bilingual.render import line_of

    found = [amount for amount in document.amounts if amount.kind == "money" and amount.basis in wanted]
    for amount in found:
        click.echo(f"bilingual: {name}:{line_of(document, amount.start)}: {amount.text} is {amount.basis}", err=True)
    return bool(found)


def without_rate(document: Document, options: Mapping[str, Any]) -> set[str]:
    """The currencies of a document that have no exchange rate on the day of ``--date``; none where no day was asked for."""
    from bilingual.currency import Rates

    if options["date"] is None:
        return set()
    table, day = Rates.load(options["rates"]), options["date"].date()
    return {amount.currency for amount in document.amounts if amount.currency and not table.rate(amount.currency, day)} - {"USD"}


def tell_without_rate(codes: set[str], options: Mapping[str, Any]) -> None:
    """Says once, on stderr, for which currencies ``--date`` brought no dollars."""
    if codes:
        day = options["date"].date()
        what = f"no exchange rate for {', '.join(sorted(codes))} on {day}, so that such amounts get no dollars"
        click.echo(f"bilingual: {what}; try a later --date, or rates of your own with --rates FILE", err=True)


def check_script(script: str, region: str | None, as_json: bool) -> None:
    """Says where ``--script`` and ``--region`` would do nothing."""
    if region and script != "hant":
        raise click.UsageError("--region chooses the words of --script hant; give both")
    if as_json and script != "keep":
        raise click.UsageError("--script changes the text that is shown; a record keeps the page's own, which its offsets are of")


def write_report(file: Path, subject: Document | Comparison, ui: str | None) -> None:
    """The page to look at. Raises InputError where it cannot be written."""
    from bilingual.render.report import report

    try:
        file.write_text(report(subject, ui), encoding="utf-8")
    except OSError as error:
        raise InputError(f"the report cannot be written ({error.strerror or error}); check the folder of --report") from None


def lexicon_of(folder: Path | None) -> Any:
    """The shipped tables, with a folder of the user's own over them; all of these are read, so that what is wrong shows at once."""
    from bilingual.lexicon import shipped

    if not folder:
        return shipped()
    lexicon = shipped(folder)
    for path in sorted(folder.iterdir()):
        if path.suffix in (".tsv", ".toml"):
            (lexicon.table if path.suffix == ".tsv" else lexicon.settings)(path.stem)
    return lexicon
