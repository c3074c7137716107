"""From a page to a record with its amounts: ours beside what a user would glue together today.

Glued: trafilatura, then langdetect, then JioNLP or recognizers-text for Chinese and recognizers-text for English, then JSON.
Right is an amount of the article with its figure and its currency; too many are amounts that the article does not have:
misread ones, and those of other stories that were let in.
"""

from __future__ import annotations

import cProfile
import json
import pstats
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bilingual
from benchmarks import peers
from benchmarks.amounts import figures, hits
from benchmarks.cleaning import parse
from benchmarks.measure import Contender, Settings, present, race
from benchmarks.pages import Page, generate, real
from benchmarks.peers import Found
from benchmarks.tables import ratio, short, table, timed

__all__ = ["report"]


def report(settings: Settings, folder: Path | None = None) -> str:
    pages = generate(settings.pages)
    out = f"## From page to record\n\n### Generated pages\n\n{_table(pages, settings)}\n{_profile([page.html for page in pages])}"
    if folder:
        contenders, _ = present(_loaders(settings))
        items = [item.decode("utf-8", "replace") for item in real(folder)]
        timings = race([_encoding(items), *contenders], items, settings)
        rows = [(timing.name, timed(timing, 1e3), ratio(timing, timings[2])) for timing in timings]
        out += f"\n### Real pages ({len(items)})\n\n" + table(("", "ms a page", "time beside ours"), rows) + "\n" + _profile(items)
    return out


def _ours(page: str) -> list[Found]:
    document = bilingual.normalise(page)
    json.dumps(document.to_dict(), ensure_ascii=False)
    return figures(document.amounts)


def _glued(chinese: Callable[[], peers.Amounts], **options: bool) -> Callable[[], Callable[[str], list[Found]]]:
    def load() -> Callable[[str], list[Found]]:
        clean, detect = peers.trafilatura(**options)(), dict(peers.DETECTORS)["langdetect"]()
        read = {"zh": chinese(), "en": peers.recognizers("en-us")()}

        def record(page: str) -> list[Found]:
            text = clean(page)
            language = detect(text)
            found = read.get(language[:2], read["en"])(text)
            json.dumps({"text": text, "language": language, "amounts": [[str(cell) for cell in one] for one in found]}, ensure_ascii=False)
            return found

        return record

    return load


def _loaders(settings: Settings) -> list[tuple[str, Callable[[], Callable[[Any], Any]]]]:
    rows: list[tuple[str, Callable[[], Callable[[Any], Any]]]] = [("bare parse and walk", lambda: parse), ("bilingual", lambda: _ours)]
    if settings.peers:
        rows += [
            ("trafilatura + langdetect + JioNLP / recognizers-text", _glued(peers.jionlp)),
            ("trafilatura fast + langdetect + JioNLP / recognizers-text", _glued(peers.jionlp, fast=True)),
            ("trafilatura + langdetect + recognizers-text", _glued(peers.recognizers("zh-cn"))),
        ]
    return rows


def _encoding(items: Sequence[str]) -> Contender:
    """The floor of writing: our records are made before, and encoded alone."""
    records = {item: bilingual.normalise(item).to_dict() for item in items}
    return Contender("bare JSON encoding of our record", lambda page: json.dumps(records[page], ensure_ascii=False))


def _table(pages: Sequence[Page], settings: Settings) -> str:
    contenders, missing = present(_loaders(settings))
    items = [page.html for page in pages]
    timings = race([_encoding(items), *contenders], items, settings)
    ours = timings[2]
    rows = []
    for contender, timing in zip([None, *contenders], timings, strict=True):
        right = _right(contender, pages) if contender and "bare" not in timing.name else [""] * 4
        rows.append((timing.name, timed(timing, 1e3), short(1 / timing.seconds), ratio(timing, ours), *right))
    rows += [(name, "not installed", *[""] * 6) for name in missing]
    columns = ("", "ms a page", "pages/s", "time beside ours", "zh: right", "zh: too many", "en: right", "en: too many")
    return f"{len(pages)} pages of {short(sum(map(len, items)) / len(items) / 1000)} kB.\n\n" + table(columns, rows)


def _right(contender: Contender, pages: Sequence[Page]) -> list[str]:
    out = []
    for language in ("zh", "en"):
        whole = extra = wanted = 0
        for page in pages:
            if page.language == language:
                counts = hits(contender.run(page.html), page.truths)
                whole, extra, wanted = whole + counts[1], extra + counts[2], wanted + len(page.truths)
        out += [f"{100 * whole / wanted:.1f} %", f"{100 * extra / wanted:.1f} %"] if wanted else ["", ""]
    return out


def _profile(items: Sequence[str]) -> str:
    """Where the time goes: the share of each stage in a profile of all pages."""
    stages = {
        "decoding": ("page/decode.py", "source"), "HTML tree and blocks": ("page/__init__.py", "blocks"),
        "cleaning": ("page/clean.py", "clean"), "metadata": ("page/metadata.py", "metadata"),
        "language": ("language/detect.py", "detect"), "segments": ("language/segments.py", "segments"),
        "remnants": ("language/remnants.py", "remnants"), "finding amounts": ("quantity/find.py", "find"),
        "deciding currencies": ("currency/resolve.py", "resolve"), "dollars at the day's rate": ("pipeline.py", "_price"),
        "canonical text": ("render/canonical.py", "render"), "names": ("currency/terms.py", "terms"),
        "record": ("render/record.py", "record"),
    }  # fmt: skip
    profile = cProfile.Profile()
    for item in items:
        _ours(item)
    profile.enable()
    for item in items:
        _ours(item)
    profile.disable()
    known = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    spent = {(file, name): cumulative for (file, _, name), (_, _, _, cumulative, _) in known.items()}
    total = sum(own for _, _, own, _, _ in known.values())
    shares = {
        stage: sum(time for (file, name), time in spent.items() if file.endswith("bilingual/" + path) and name == function)
        for stage, (path, function) in stages.items()
    }
    shares["record"] -= sum(shares[stage] for stage in ("segments", "remnants", "names"))  # found when the record asks for them
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    rest = total - sum(shares.values())
    rows = [(stage, f"{100 * share / total:.0f} %") for stage, share in ranked if share > total / 200]
    return "Where our time goes (profiled, so that many small calls weigh more than they should):\n\n" + table(
        ("stage", "share"), [*rows, ("the rest, and JSON", f"{100 * rest / total:.0f} %")]
    )
