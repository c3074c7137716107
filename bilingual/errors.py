"""What can go wrong in a caller's hands. Page content never raises; wrong arguments and files do.

    BilingualError
    ├── InputError      a page or a file that cannot be read, or an argument of the wrong type
    ├── LexiconError    a row of a lexicon that cannot be right; the message begins with file:line
    └── RatesError      a rates file that cannot be right; the message begins with file:line

Every message is one line that says what is wrong, where, and what to try.
"""

__all__ = ["BilingualError", "InputError", "LexiconError", "RatesError"]


class BilingualError(Exception):
    """The base of every error that this package raises on purpose."""


class InputError(BilingualError):
    """A page, file or argument that cannot be used."""


class LexiconError(BilingualError):
    """A lexicon row that is malformed, out of order, or refers to nothing."""


class RatesError(BilingualError):
    """A rates file that is malformed."""
