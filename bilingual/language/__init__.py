"""Language, script and tokens: which grammar a run of text gets, and how it is cut into words."""

from bilingual.language.detect import detect
from bilingual.language.remnants import remnants
from bilingual.language.script import convert
from bilingual.language.segments import segments
from bilingual.language.tokens import tokenise

__all__ = ["convert", "detect", "remnants", "segments", "tokenise"]
