"""A page, from its bytes to the article: decode, split into blocks, clean, and read what the page says of itself."""

from bilingual.lexicon import Lexicon
from bilingual.page import html, text
from bilingual.page.blocks import Sheet
from bilingual.page.clean import clean, parted
from bilingual.page.decode import Source, source
from bilingual.page.metadata import metadata

__all__ = ["Sheet", "Source", "blocks", "clean", "metadata", "parted", "source"]


def blocks(page: Source, lexicon: Lexicon) -> Sheet:
    """A decoded page as blocks, in page order, with what its head says."""
    if page.media_type == "text/html":
        return html.read(page.text if page.utf8 is None else page.utf8, lexicon)
    return text.read(page.text, lexicon)
