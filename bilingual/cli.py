"""The command line. Each command reads files or stdin, writes to stdout, and says on stderr, in one line, what went wrong.

Exit status: 0 done, 1 an input failed (or ``--fail-on`` found something), 2 wrong usage. One bad input never stops the
others. The rooms are imported inside the commands, so that ``--help`` is quick.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilingual.errors import BilingualError, InputError

if TYPE_CHECKING:
    from bilingual.document import Document

MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain", ".md": "text/plain"}
BASES = ("explicit", "inferred", "conflict", "unresolved")


class Run:
    """The inputs of one call, read one by one; what fails is reported and counted, and the rest goes on."""

    def __init__(self, files: Sequence[str], as_json: bool = False) -> None:
        self.files = files or ("-",)
        self.as_json = as_json
        self.failed = False
        for stream in (sys.stdout, sys.stderr):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]

    def each(self, work: Callable[[bytes, str | None], Any]) -> Iterator[tuple[str, Any]]:
        """``(name, work(page, media_type))`` of every input that could be read and worked on."""
        for name in self.files:
            try:
                result = work(read(name), MEDIA_TYPES.get(Path(name).suffix.lower()))
            except BilingualError as error:
                self.fail(name, error)
            else:
                yield name, result

    def fail(self, name: str, error: BilingualError) -> None:
        self.failed = True
        click.echo(f"bilingual: {name}: {error}", err=True)
        if self.as_json:
            from bilingual.render import error_record

            click.echo(dumps({"input": name, **error_record(error)}))

    def heading(self, name: str) -> None:
        """Names the input where there are several, as head(1) does."""
        if len(self.files) > 1:
            click.echo(f"==> {name} <==")

    def end(self, found: bool = False) -> None:
        sys.exit(1 if self.failed or found else 0)


def read(name: str) -> bytes:
    """A whole input. Raises InputError with what is wrong and what to try."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise InputError("no such file; check the name, or use - for standard input") from None
    except IsADirectoryError:
        raise InputError("is a folder; name the files in it, such as folder/*.html") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error})") from None


def dumps(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)


def lexicon_of(folder: Path | None) -> Any:
    from bilingual.lexicon import shipped

    return shipped(folder) if folder else shipped()


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
amount_options = joined(
    click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The day of the exchange rates; left out, the page's own."),
    click.option("--rates", type=click.Path(path_type=Path), help="A CSV of your own rates: date, currency, units per US dollar."),
    click.option("--assume", help="The ISO 4217 code for bare money that no evidence decides, or none.", metavar="CODE"),
    click.option("--fail-on", help="Exit 1 where an amount has one of these bases, separated by commas.", metavar="BASIS,..."),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bilingual")
def main() -> None:
    """Cleans scraped Chinese and English pages and makes their amounts canonical, the currency decided from evidence.

    FILE is a page in HTML, or plain text with its navigation still in; - or nothing reads standard input.
    """


@main.command()
@files_argument
@json_option
@click.option("--all-blocks", is_flag=True, help="With --json: the kept blocks too, not only the dropped ones.")
@click.option("--style", type=click.Choice(["plain", "grouped", "short"]), default="plain", help="How figures are written.")
@click.option("--terms", is_flag=True, help="Write names of companies and people in their canonical form too.")
@page_options
@amount_options
def normalise(files: tuple[str, ...], as_json: bool, all_blocks: bool, style: str, terms: bool, fail_on: str | None, **options: Any) -> None:
    """The article of a page, every amount of money in canonical form."""
    wanted, work = bases(fail_on), reader(options, style=style, terms=terms)
    run, found = Run(files, as_json), False
    for name, document in run.each(work):
        found |= has_basis(document, wanted)
        if as_json:
            click.echo(dumps({"input": name, **document.to_dict(all_blocks=all_blocks)}))
        else:
            run.heading(name)
            click.echo(document.normalised)
    run.end(found)


@main.command()
@files_argument
@json_option
@click.option("--removed", is_flag=True, help="Show what was dropped and why, instead of what was kept.")
@page_options
def clean(files: tuple[str, ...], as_json: bool, removed: bool, **options: Any) -> None:
    """The article of a page, as it stands there."""
    import bilingual

    run = Run(files, as_json)
    for name, document in run.each(page_work(bilingual.clean, options)):
        if as_json:
            click.echo(dumps({"input": name, **document.to_dict()}))
            continue
        run.heading(name)
        if not removed:
            click.echo(document.text)
            continue
        for block in document.blocks:
            if not block.kept:
                where = f"{block.line}\t" if block.line else ""
                click.echo(f"{block.reason}\t{where}{' '.join(block.text.split())}")
    run.end()


@main.command()
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
    run, found = Run(files, as_json), False
    sheet = console.Sheet() if as_csv else None
    for name, document in run.each(work):
        found |= has_basis(document, wanted)
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
    run.end(found)


@main.command()
@files_argument
@click.option("--lines", is_flag=True, help="A code for each line.")
@page_options
def detect(files: tuple[str, ...], lines: bool, **options: Any) -> None:
    """The language of each page: a BCP 47 code such as zh-Hans, zh-Hant, en, mul or und."""
    import bilingual

    run = Run(files)
    for name, document in run.each(page_work(bilingual.clean, options)):
        if lines:
            run.heading(name)
            for line in document.text.split("\n"):
                click.echo(f"{bilingual.detect(line).code}\t{line}")
        else:
            click.echo(document.language.code if len(run.files) == 1 else f"{document.language.code}\t{name}")
    run.end()


@main.group()
def lexicon() -> None:
    """The tables of facts that everything here is decided by."""


@lexicon.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
def check(folder: Path | None) -> None:
    """Lint the lexicons: the shipped ones, or a folder of your own rows over them."""
    from bilingual.lexicon import lint

    run = Run(())
    complaints = lint(folder)
    for complaint in complaints:
        click.echo(complaint)
    if not complaints:
        click.echo("no complaints")
    run.end(bool(complaints))


def page_work(function: Callable[..., Document], options: dict[str, Any], **more: Any) -> Callable[[bytes, str | None], Document]:
    """``function`` over a page with the options of the command; a media type that was given outweighs the file's name."""
    media_type, folder = options.pop("media_type"), options.pop("lexicon")
    options = {**options, **more, "lexicon": usable(lambda: lexicon_of(folder))}
    return lambda page, told: function(page, media_type=media_type or told, **options)


def reader(options: dict[str, Any], **more: Any) -> Callable[[bytes, str | None], Document]:
    """The main job with the options of the command; the rates file is opened once, and must be right."""
    import bilingual
    from bilingual.currency import Rates

    date: datetime | None = options.pop("date")
    rates: Path | None = options.pop("rates")
    assume: str | None = options.pop("assume")
    return page_work(
        bilingual.normalise,
        options,
        date=date.date() if date else None,
        rates=usable(lambda: Rates.load(rates)) if rates else None,
        assume=None if assume in (None, "none") else assume.upper(),
        **more,
    )


def usable(make: Callable[[], Any]) -> Any:
    """What an option names; a file that cannot be used is wrong usage, for no input could be done with it."""
    try:
        return make()
    except BilingualError as error:
        raise click.UsageError(str(error)) from None


def bases(fail_on: str | None) -> frozenset[str]:
    wanted = frozenset(fail_on.split(",")) if fail_on else frozenset()
    if not wanted <= set(BASES):
        raise click.UsageError(f"--fail-on takes {', '.join(BASES)}, separated by commas; not {fail_on!r}")
    return wanted


def has_basis(document: Document, wanted: frozenset[str]) -> bool:
    return any(amount.kind == "money" and amount.basis in wanted for amount in document.amounts)


if __name__ == "__main__":
    main()
