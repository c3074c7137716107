"""The commands on the tables of facts."""

from __future__ import annotations

from pathlib import Path

import click

from bilingual.cli.inputs import Run

__all__ = ["lexicon"]


@click.group()
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
