"""The report in a real browser: Chromium, headless. Skipped where none is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from test_report import HOSTILE

import bilingual
from bilingual.render.report import report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here; try apt-get install chromium")

SOURCE = "公司公布年度业绩。\n营收5亿欧元，同比增长12%。\n净利润1075万美元，员工3400人。\n此前曾融资近50亿。"
TRANSLATION = (
    "The company reported its annual results.\nSales were €500 million, up 12%.\n"
    "Net profit was $107.5 million, and it employs 3,400 people.\nIt had raised nearly $5 billion before."
)


class Window:
    """A page in the browser with all that it complained of and all that it asked the network for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: Path, html: str) -> Window:
        path.write_text(html, encoding="utf-8")
        self.page.goto(path.as_uri())
        return self

    def quiet(self, path: Path) -> bool:
        """True where it said nothing and asked for nothing but the file itself."""
        return not self.said and set(self.asked) == {path.as_uri()} and not self.page.evaluate("'pwned' in window")

    def column(self, number: int) -> list[str]:
        texts: list[str] = self.page.evaluate(
            "n => [...document.querySelector('table').tBodies[0].rows].map(row => row.cells[n].textContent)", number
        )
        return texts


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright: Any = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; try pip install playwright")
    options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=options)
        yield found
        found.close()


@pytest.fixture
def window(browser: Browser, tmp_path: Path) -> Iterator[Window]:
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    yield Window(page)
    page.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.html"


def document(text: str = SOURCE) -> bilingual.Document:
    return bilingual.normalise(text, media_type="text/plain")


def test_marks_and_tooltips_by_mouse_and_by_keyboard(window: Window, file: Path) -> None:
    doc = document()
    page = window.open(file, report(doc)).page
    marks = page.locator("article .amount")
    assert marks.count() == len(doc.amounts)
    tip = marks.first.locator(".tip")
    assert not tip.is_visible()
    marks.first.hover()
    assert tip.is_visible()
    assert "EUR 500,000,000" in tip.inner_text()
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    page.keyboard.press("Tab")
    assert tip.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby') === document.activeElement.querySelector('.tip').id")
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.keyboard.press("Tab")
    assert marks.nth(1).locator(".tip").is_visible()
    assert window.quiet(file)


def test_the_table_sorts_figures_as_figures(window: Window, file: Path) -> None:
    doc = document("售价90元、1,200元、3.5万元、700元，增长5%。")
    page = window.open(file, report(doc, "en")).page
    figure = page.get_by_role("button", name="figure")
    figure.click()
    assert window.column(3) == ["5%", "90", "700", "1,200", "35,000"]
    assert page.locator("th[aria-sort=ascending]").count() == 1
    figure.press("Enter")
    assert window.column(3) == ["35,000", "1,200", "700", "90", "5%"]
    page.get_by_role("button", name="kind").click()
    assert window.column(2)[-1] == "percentage"
    page.get_by_role("link", name="1,200元").click()
    assert page.evaluate("document.activeElement.firstChild.textContent") == "1,200元"
    assert window.quiet(file)


def test_a_comparison_lights_both_sides_up(window: Window, file: Path) -> None:
    comparison = bilingual.compare(SOURCE, TRANSLATION)
    assert [finding.kind for finding in comparison.findings] == ["magnitude"]
    page = window.open(file, report(comparison)).page
    ours, theirs = page.locator("#s0"), page.locator("#t0")
    ours.hover()
    assert "lit" in (theirs.get_attribute("class") or "")
    page.mouse.move(0, 0)
    assert "lit" not in (theirs.get_attribute("class") or "")
    left, right = ours.bounding_box(), theirs.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] < right["x"]
    assert abs(left["y"] - right["y"]) < 40
    page.locator(".findings a").last.click()
    assert page.evaluate("document.activeElement.firstChild.textContent") == "$107.5 million"
    assert window.quiet(file)


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
def test_it_fits_every_window(window: Window, file: Path, width: int) -> None:
    page = window.page
    page.set_viewport_size({"width": width, "height": 700})
    long = document("长" * 300 + "x" * 300 + "5亿元")
    for html in (report(document()), report(bilingual.compare(SOURCE, TRANSLATION), "zh"), report(long)):
        window.open(file, html)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for mark in page.locator("article .amount").all():
            mark.focus()
            box = mark.locator(".tip").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width + 1
    assert not window.said


def test_dark_windows_and_paper(window: Window, file: Path) -> None:
    doc = document()
    page = window.open(file, report(doc)).page
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colour) != light
    page.emulate_media(color_scheme="light", media="print")
    page.locator("article .amount").first.focus()
    assert not page.locator(".tip").first.is_visible()
    assert page.pdf()[:5] == b"%PDF-"
    assert window.quiet(file)


def test_nothing_of_a_hostile_page_runs(window: Window, file: Path) -> None:
    text = "\n".join(f"营收{n + 1}亿美元。{bad}" for n, bad in enumerate(HOSTILE))
    doc = document(text)
    markup = bilingual.normalise(f"<html><body><article><p>{'</p><p>'.join(text.splitlines())}</p></article></body></html>")
    for html in (report(doc), report(markup), report(bilingual.compare(text, text, media_type="text/plain"))):
        page = window.open(file, html).page
        for folded in page.locator("summary").all():
            folded.click()
        page.locator("body").hover()
        assert page.locator("script").count() == 1
        assert page.locator("img, iframe, svg, link, base, form, h1 h1").count() == 0
        assert page.evaluate("getComputedStyle(document.body).display") == "block"
        assert window.quiet(file)
