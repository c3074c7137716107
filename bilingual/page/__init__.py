"""A page, from its bytes to the article: decode, split into blocks, clean, and read what the page says of itself."""

from bilingual.lexicon import Lexicon
from bilingual.page import html, text
from bilingual.page.blocks import Sheet
from bilingual.page.clean import clean
from bilingual.page.decode import Source, source
from bilingual.page.metadata import metadata

__all__ = ["Sheet", "Source", "blocks", "clean", "metadata", "source"]


def blocks(page: Source, lexicon: Lexicon) -> Sheet:
    """A decoded page as blocks, in page order, with what its head says."""
    return html.read(page.text, lexicon) if page.media_type == "text/html" else text.read(page.text, lexicon)
