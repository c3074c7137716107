"""The commands that ask what a text is made of: detect and tokens. Plain text is taken as it stands, HTML is cleaned first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bilingual.cli.inputs import Run, dumps
from bilingual.cli.options import files_argument, json_option, page_options, page_work

if TYPE_CHECKING:
    from bilingual.document import Document
    from bilingual.lexicon import Lexicon

__all__ = ["detect", "tokens"]


@click.command()
@files_argument
@click.option("--lines", is_flag=True, help="A code for each line.")
@page_options
def detect(files: tuple[str, ...], lines: bool, **options: Any) -> None:
    """The language of each page: a BCP 47 code such as zh-Hans, zh-Hant, en, mul or und."""
    import bilingual

    run = Run(files)
    for name, text in run.each(page_work(text_of, options)):
        if lines:
            run.heading(name)
            for line in text.splitlines():
                click.echo(f"{bilingual.detect(line).code}\t{line}")
        else:
            code = bilingual.detect(text).code
            click.echo(code if len(run.files) == 1 else f"{code}\t{name}")
    run.end()


@click.command()
@files_argument
@json_option
@page_options
def tokens(files: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """The tokens of each page: start, end, kind, language and text, an amount never cut in two."""
    run = Run(files, as_json)
    for name, document in run.each(page_work(amounts_found, options)):
        if not as_json:
            run.heading(name)
        for token in document.tokens:
            if as_json:
                record = {"start": token.start, "end": token.end, "text": token.text, "language": token.language, "kind": token.kind}
                click.echo(dumps({"input": name, **record}))
            else:
                click.echo(f"{token.start}\t{token.end}\t{token.kind}\t{token.language}\t{token.text}")
    run.end()


def text_of(page: bytes, *, media_type: str | None, **options: Any) -> str:
    """The text of a page: all of it where it is plain, the article where it is HTML."""
    import bilingual
    from bilingual.page import source

    decoded = source(page, media_type)
    return bilingual.clean(page, media_type="text/html", **options).text if decoded.media_type == "text/html" else decoded.text


def amounts_found(page: bytes, *, lexicon: Lexicon, **options: Any) -> Document:
    """The same text as a document, whose amounts are tokens."""
    from bilingual.pipeline import as_it_stands

    return as_it_stands(text_of(page, lexicon=lexicon, **options), lexicon=lexicon)
