"""The shapes of dates, amounts, buttons, credits and the like: the patterns of ``lexicons/shapes.toml``, each by its name there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

__all__ = ["Patterns", "compiled"]


@dataclass(frozen=True, eq=False)
class Patterns:
    """Each as it is used: at the beginning of a line, or anywhere in it."""

    about: re.Pattern[str]
    account: re.Pattern[str]
    """The number of an account's articles, as a line of its card."""
    agency: re.Pattern[str]
    """Whose picture it is, as a line above the caption."""
    amount: re.Pattern[str]
    answered: re.Pattern[str]
    asking: re.Pattern[str]
    attached: re.Pattern[str]
    """A file that hangs on a post, with its size, or how many have rated it."""
    author: re.Pattern[str]
    captioned: re.Pattern[str]
    """The end of a sentence, and behind it whose picture it describes."""
    clause: re.Pattern[str]
    """What a sentence, or a headline, has in it and a name has not."""
    code: re.Pattern[str]
    """A command to type, or a line of a program; the scripts and styles of pages themselves are none."""
    contact: re.Pattern[str]
    """The head of a list of whom to ask about a release."""
    contents: re.Pattern[str]
    """The head of an article's table of contents."""
    counted: re.Pattern[str]
    """The number in Chinese of a part (一、) or of an item （一）, as the groups ``ten`` and ``one``; ``open`` is the bracket."""
    credited: re.Pattern[str]
    date: re.Pattern[str]
    day: re.Pattern[str]
    """A day behind a headline with nothing between, where no sentence has it."""
    duration: re.Pattern[str]
    ending: re.Pattern[str]
    """How a line begins that ends an article: who else wrote it, who edited it."""
    ends: re.Pattern[str]
    """How a release says where its text ends; what stands below is about those who sent it."""
    equation: re.Pattern[str]
    """What one currency is in another, as a line of its own."""
    field: re.Pattern[str]
    floor: re.Pattern[str]
    """The number of a post in a thread."""
    following: re.Pattern[str]
    """The link to the story before or behind this one."""
    imprint: re.Pattern[str]
    """How the lines begin that a release has behind its end: who sent it, whom to ask."""
    indexed: re.Pattern[str]
    """The end of a row in the index of a thread: when it was written, and how long it is or how often it was read."""
    invitation: re.Pattern[str]
    issued: re.Pattern[str]
    """The day of a notice, as a line below its issuer."""
    issuer: re.Pattern[str]
    """Who issued a notice, as a line below it."""
    lasting: re.Pattern[str]
    """The end of a label whose value is a duration (Cooking time)."""
    more: re.Pattern[str]
    """The button that opens another story."""
    notice: re.Pattern[str]
    """How a notice begins that may be long: of forward-looking statements, of a wire."""
    numbered: re.Pattern[str]
    numbered_post: re.Pattern[str]
    """A line that ends with the number of a post."""
    outlet: re.Pattern[str]
    """Who has the rights in a page, or of whom there are more stories: the group ``name``."""
    part: re.Pattern[str]
    """The number of an article's part, as a line of its own."""
    pictured: re.Pattern[str]
    """How the caption of a picture ends that says whose it is."""
    quantity: re.Pattern[str]
    """How an ingredient begins."""
    quotation: re.Pattern[str]
    reached: re.Pattern[str]
    """How someone is reached: an address or a telephone number."""
    registered: re.Pattern[str]
    """The number under which a notice was issued."""
    role: re.Pattern[str]
    """A name, maybe, and what its bearer does for a paper."""
    scheduled: re.Pattern[str]
    """What makes a statement of a line with a day, or the number of a document."""
    shelf: re.Pattern[str]
    """The name of a series or a shelf, before the headline of another story."""
    signature: re.Pattern[str]
    """What a writer puts below every post: fields parted by bars, a motto in quotation marks, an offer."""
    speaker: re.Pattern[str]
    """Whose post is quoted in an answer to it."""
    speech: re.Pattern[str]
    stamp: re.Pattern[str]
    """The date of a post in a thread."""
    thread: re.Pattern[str]
    """The line above a thread's headline, how often it was seen and answered; or below it, a button for its writer's posts."""
    time: re.Pattern[str]
    urged: re.Pattern[str]
    """How it goes on behind the name."""
    urging: re.Pattern[str]
    """How a prompt begins: what the reader is to do with what is named behind it."""
    verb: re.Pattern[str]
    """What makes a sentence of a caption without a full stop."""
    votes: re.Pattern[str]
    """How many agree with an answer."""
    watched: re.Pattern[str]
    """What stands below a question: how many follow it."""
    way: re.Pattern[str]
    """The way to a page from the first one."""
    weighed: re.Pattern[str]
    """The head of a list of what speaks for a thing or against it."""


def compiled(shapes: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """All of them, as the arguments of the class."""
    return {field.name: re.compile(shapes[field.name]) for field in fields(Patterns)}
