"""The report: one page to look at, for a document or for a source and its translation.

It opens from disk, asks the network for nothing, prints, and reads on a phone and in the dark. The article is shown block
by block with its amounts marked; what was dropped is folded in at its place, with the reason.
"""

from __future__ import annotations

from bilingual.document import Comparison, Document
from bilingual.render.report.article import document_page
from bilingual.render.report.pair import comparison_page

__all__ = ["report"]


def report(subject: Document | Comparison, ui: str | None = None) -> str:
    """The report as HTML. ``ui`` is ``zh`` or ``en``; left out, the language of the page (of the translation) chooses."""
    shown = subject if isinstance(subject, Document) else subject.translation
    ui = ui or ("zh" if shown.language.code.startswith("zh") else "en")
    return document_page(subject, ui) if isinstance(subject, Document) else comparison_page(subject, ui)
