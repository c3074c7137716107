"""The command line. Each command reads files or stdin, writes to stdout, and says on stderr, in one line, what went wrong.

Exit status: 0 done, 1 an input failed (or ``--fail-on`` found something, or a comparison did), 2 wrong usage. One bad input
never stops the others. The rooms are imported inside the commands, so that ``--help`` is quick.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import click

from bilingual.cli.batch import batch
from bilingual.cli.compare import compare
from bilingual.cli.language import detect, tokens
from bilingual.cli.lexicon import lexicon
from bilingual.cli.page import amounts, clean, normalise

__all__ = ["main"]


class Commands(click.Group):
    """The commands. An output that cannot be written to its end (a full disk) is an error of one line, like any other."""

    def invoke(self, ctx: click.Context) -> Any:
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:  # closed by whoever started the command
                setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader has had enough: click ends quietly
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer has nowhere to go
            raise click.ClickException(f"the output cannot be written ({error.strerror or error})") from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bilingual")
def main() -> None:
    """Cleans scraped Chinese and English pages and makes their amounts canonical, the currency decided from evidence.

    FILE is a page in HTML, or plain text with its navigation still in; - or nothing reads standard input.
    """


for command in (normalise, clean, amounts, compare, detect, tokens, batch, lexicon):
    main.add_command(command)
