"""What publishing systems call the element that holds an article, or a post of a thread.

Most names only hint; some are the mark of one system that writes them around nothing else (``js_content`` of WeChat, ``t_f`` of
Discuz): they stand in ``lexicons/hints.tsv`` with ``=`` before them. Inside such an element a block stays unless it is a link, or
much speaks against it and it is no post; behind an article's, one goes unless much speaks for it. What stands between the posts of a
thread is about the posters. Declined: what stands above an article's element, since systems put standfirsts and captions there.
"""

from __future__ import annotations

from bilingual.page.blocks import Sheet
from bilingual.page.html_layout import Layout

__all__ = ["contained", "threaded"]

LIFT = 1.5
"""The odds against a block that an article's element outweighs; a post's outweighs any."""
BEHIND = 2.5
"""The odds for a block that it needs behind an article's element."""
CARD = 40
"""The longest line of what is said of a poster, in characters."""
POSTS = 2
"""So many posts make a thread."""


def contained(sheet: Sheet, page: Layout, weights: list[float]) -> dict[int, str | None]:
    """The blocks for which these elements decide: None where one stays, else the reason why it goes."""
    bits = page.bits
    article, post, apart = (bits.get(name, 0) for name in ("article-body", "post-body", "apart"))
    known = page.marks
    if not any(mask & known for mask in page.cues):
        return {}
    holds: list[int] = []
    """For each element the mark of the innermost one around it; what stands apart does so as a whole."""
    for parent, mask in zip(sheet.elements.parents, page.cues, strict=True):
        outer = holds[parent] if parent >= 0 else 0
        holds.append(outer if outer & apart else mask & known or outer)
    posts = [index for index, block in enumerate(sheet.blocks) if block.container >= 0 and holds[block.container] & post]
    thread = len(posts) >= POSTS and threaded(page)
    bodies = [index for index, block in enumerate(sheet.blocks)
              if block.container >= 0 and holds[block.container] & article and weights[index] > 0]
    end = bodies[-1] if bodies else len(sheet.blocks)
    end = max((index for index in range(end, len(sheet.blocks)) if weights[index] >= BEHIND and page.prose[index]), default=end)
    found: dict[int, str | None] = {}
    first, last = _with_cards(sheet, posts[0], posts[-1]) if thread else (0, 0)
    for index, block in enumerate(sheet.blocks):
        own = holds[block.container] if block.container >= 0 else 0
        if own & apart:
            found[index] = "user" if thread else "related"
        elif own & (article | post):
            if 2 * block.links <= len(block.text) and (-LIFT < weights[index] <= 0 or (own & post and weights[index] <= 0)):
                found[index] = None
        elif first <= index < last:
            found[index] = "user"
        elif index > end and 0 < weights[index] < BEHIND:
            found[index] = "related"
    return found


def threaded(page: Layout) -> bool:
    """Whether the page has several posts of a publishing system that is known, or says of several writers who they are."""
    post, apart = page.bits.get("post-body", 0), page.bits.get("apart", 0)
    return max(sum(1 for mask in page.cues if mask & mark) for mark in (post, apart)) >= POSTS


def _with_cards(sheet: Sheet, first: int, last: int) -> tuple[int, int]:
    """The blocks from the first post to the last, with the short lines about their writers on either side."""
    while first and len(sheet.blocks[first - 1].text) < CARD and sheet.blocks[first - 1].level != 1:
        first -= 1
    last += 1
    while last < len(sheet.blocks) and len(sheet.blocks[last].text) < CARD and sheet.blocks[last].level != 1:
        last += 1
    return first, last
