"""``python -m bilingual.cli``, where the installed command is not at hand."""

from bilingual.cli import main

main(prog_name="bilingual")
