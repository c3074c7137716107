"""The libraries that a user would pick instead, each behind one small function; importing them is left to the last moment.

Each loader returns what does the work. An `ImportError` (the package is not there, or does not run on this Python) makes
the row *not installed*.
"""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

__all__ = ["CLEANERS", "DETECTORS", "PACKAGES", "Found", "cn2an", "jionlp", "price_parser", "quantulum", "recognizers"]

PACKAGES = (
    "jionlp", "recognizers-text-suite", "quantulum3", "price-parser", "cn2an", "langdetect", "lingua-language-detector",
    "py3langid", "jieba", "rjieba", "trafilatura", "readability-lxml", "resiliparse", "jusText", "newspaper4k",
)  # fmt: skip


class Found(NamedTuple):
    """An amount of money as a tool gives it; ``low`` and ``high`` are the same where it is no range."""

    low: Decimal
    high: Decimal
    currency: str | None


Amounts = Callable[[str], list[Found]]
_CURRENCIES = {
    "元": "CNY", "人民币": "CNY", "美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP",
    "$": "USD", "dollar": "USD", "united states dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "british pound": "GBP",
    "pound": "GBP", "japanese yen": "JPY", "yen": "JPY", "chinese yuan": "CNY", "renminbi": "CNY", "yuan": "CNY",
    "hong kong dollar": "HKD",
}  # fmt: skip
"""What the peers call the currencies that our pages have."""


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Several of them greet the user on loading."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _found(low: object, high: object, currency: str | None) -> list[Found]:
    try:
        ends = Decimal(str(low)), Decimal(str(high))
    except InvalidOperation:
        return []
    name = (currency or "").strip()
    return [Found(*ends, _CURRENCIES.get(name.lower(), name if len(name) == 3 else None))]


def jionlp() -> Amounts:
    with _quietly():
        import jionlp
    extract = jionlp.ner.extract_money

    def amounts(text: str) -> list[Found]:
        found = []
        for hit in extract(text, with_parsing=True):
            figures = hit["detail"]["num"]
            low, high = (figures, figures) if isinstance(figures, str) else (figures[0], figures[-1])
            found += _found(low, high, hit["detail"]["case"])
        return found

    return amounts


def recognizers(culture: str) -> Callable[[], Amounts]:
    def load() -> Amounts:
        with _quietly():
            from recognizers_number_with_unit import recognize_currency

        def amounts(text: str) -> list[Found]:
            found = []
            for hit in recognize_currency(text, culture):
                said = hit.resolution or {}
                found += _found(said.get("value"), said.get("value"), said.get("isoCurrency") or said.get("unit"))
            return found

        return amounts

    return load


def quantulum() -> Amounts:
    with _quietly():
        from quantulum3 import parser

    def amounts(text: str) -> list[Found]:
        return [
            found
            for hit in parser.parse(text)
            if hit.unit.entity.name == "currency"
            for found in _found(hit.value, hit.value, hit.unit.name)
        ]

    return amounts


def price_parser() -> Amounts:
    """Made for one price in a line."""
    from price_parser import Price

    def amounts(text: str) -> list[Found]:
        price = Price.fromstring(text)
        return [] if price.amount is None else _found(price.amount, price.amount, price.currency)

    return amounts


def cn2an() -> Amounts:
    """It rewrites Chinese numerals in a text and knows no money."""
    with _quietly():
        import cn2an

    def amounts(text: str) -> list[Found]:
        cn2an.transform(text, "cn2an")
        return []

    return amounts


def _langdetect() -> Callable[[str], str]:
    import langdetect

    langdetect.DetectorFactory.seed = 0

    def code(text: str) -> str:
        try:
            return str(langdetect.detect(text))
        except langdetect.LangDetectException:
            return "und"

    return code


def _lingua() -> Callable[[str], str]:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def code(text: str) -> str:
        language = detector.detect_language_of(text)
        return language.iso_code_639_1.name.lower() if language else "und"

    return code


def _py3langid() -> Callable[[str], str]:
    import py3langid

    return lambda text: str(py3langid.classify(text)[0])


DETECTORS: tuple[tuple[str, Callable[[], Callable[[str], str]]], ...] = (
    ("langdetect", _langdetect), ("lingua", _lingua), ("py3langid", _py3langid),
)  # fmt: skip


def trafilatura(**options: bool) -> Callable[[], Callable[[str], str]]:
    def load() -> Callable[[str], str]:
        import trafilatura

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
        return lambda page: trafilatura.extract(page, **options) or ""

    return load


def _readability() -> Callable[[str], str]:
    import lxml.html
    from readability import Document

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    return lambda page: str(lxml.html.fromstring(Document(page).summary()).text_content())


def _resiliparse() -> Callable[[str], str]:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: str(extract_plain_text(page, main_content=True))


def _justext() -> Callable[[str], str]:
    """Its stop lists know no Chinese; without one it goes by length and links alone."""
    import justext

    english = justext.get_stoplist("English")

    def text(page: str) -> str:
        if 'lang="zh"' in page[:200]:
            found = justext.justext(page, frozenset(), length_low=20, length_high=60, stopwords_low=0, stopwords_high=0)
        else:
            found = justext.justext(page, english)
        return "\n".join(part.text for part in found if not part.is_boilerplate)

    return text


def _newspaper() -> Callable[[str], str]:
    with _quietly():
        import newspaper

    def text(page: str) -> str:
        article = newspaper.Article("http://localhost/", language="zh" if 'lang="zh"' in page[:200] else "en", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        return str(article.text)

    return text


CLEANERS: tuple[tuple[str, Callable[[], Callable[[Any], str]]], ...] = (
    ("trafilatura, fast", trafilatura(fast=True)),
    ("trafilatura", trafilatura()),
    ("trafilatura, precision", trafilatura(favor_precision=True)),
    ("readability-lxml", _readability),
    ("resiliparse", _resiliparse),
    ("jusText", _justext),
    ("newspaper4k", _newspaper),
)
