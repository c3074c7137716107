"""The report: what it shows, and that nothing of a page gets out of its text."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from guard import limited
from hypothesis import given, settings
from hypothesis import strategies as st

import bilingual
from bilingual import Document, Finding
from bilingual.cli import main
from bilingual.document import Block, UsdValue
from bilingual.lexicon import shipped
from bilingual.render.report import report

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "samples").glob("*.[hmt]*"))
HOSTILE = [
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 1</script>",
    "</style><style>body { display: none }</style>",
    '"><img src=x onerror="window.pwned = 1">',
    "' onmouseover='window.pwned = 1' x='",
    "</p></article></body></html><h1>gone</h1>",
    "<!-- ", "--> ]]> <![CDATA[",
    "javascript:window.pwned=1",
    "<a href='javascript:window.pwned=1'>5亿美元</a>",
    "<iframe srcdoc='&lt;script&gt;parent.pwned=1&lt;/script&gt;'></iframe>",
    "<svg onload=window.pwned=1><math><mi//xlink:href='data:x,<script>window.pwned=1</script>'>",
    "<meta http-equiv=refresh content='0;url=https://example.com'>",
    "<link rel=stylesheet href=https://example.com/x.css><base href=https://example.com/>",
    "{0} {source} {self._table} %s $title",
    "&lt;script&gt; &amp; &#x3c;b&#x3e; \x00 \x0b \x85 \u202e \ud800",
]  # fmt: skip


class Tree(HTMLParser):
    """The elements and attributes of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.odd: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.odd.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    unknown_decl = handle_pi = handle_comment

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.tags if "id" in attributes]


ALLOWED = {
    "a", "article", "b", "bdi", "body", "button", "details", "div", "h1", "h2", "h3", "head", "header", "html", "li", "main", "meta", "ol",
    "p", "script", "section", "small", "span", "strong", "style", "summary", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "aria-describedby", "charset", "class", "content", "data-partner", "data-sort", "href", "http-equiv", "id", "lang", "name", "role",
    "scope", "tabindex", "title", "type",
}  # fmt: skip


def check(page: str) -> Tree:
    """The page is well-formed, self-contained, and holds nothing but the package's own markup."""
    tree = Tree(page)
    assert not tree.open
    assert not tree.odd
    for tag, attributes in tree.tags:
        assert tag in ALLOWED
        assert set(attributes) <= ATTRIBUTES, (tag, attributes)
        assert (attributes.get("href") or "#").startswith("#")
    ids = tree.ids()
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in tree.all("a")} <= set(ids)
    (style,), (script,) = re.findall("<style>(.*?)</style>", page, re.S), re.findall("<script>(.*?)</script>", page, re.S)
    (policy,) = (meta["content"] or "" for meta in tree.all("meta") if meta.get("http-equiv"))
    for source in (style, script):
        assert f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'" in policy
        assert "://" not in source
    assert policy.startswith("default-src 'none'")
    return tree


def document(text: str = "营收5亿美元，增长12%，雇用300人。") -> Document:
    return bilingual.normalise(text, media_type="text/plain")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_has_a_report(path: Path) -> None:
    doc = bilingual.normalise(path.read_bytes(), media_type=None if path.suffix == ".html" else "text/plain")
    tree = check(report(doc))
    marks = [attributes for tag, attributes in tree.tags if tag == "span" and (attributes.get("class") or "").startswith("amount ")]
    assert sum("id" in mark for mark in marks) == len(doc.amounts)
    assert len(tree.all("details")) > 0 or all(block.kept for block in doc.blocks)
    shown = "".join(tree.text)
    assert all(line in shown for block in doc.blocks if not block.kept for line in [" ".join(block.text.split()).split(" ")[0]])


def test_an_amount_says_all_that_is_known_of_it() -> None:
    doc = document("营收5亿欧元。")
    worth = UsdValue(Decimal("545.5"), Decimal("545.5"), Decimal("545.5"), Decimal("0.9"), date(2024, 5, 3), "the bank", stale=True)
    told = replace(doc.amounts[0], usd=worth, basis="conflict", candidates=(("EUR", 0.6), ("USD", 0.4)), evidence=("because", "therefore"))
    page = report(replace(doc, amounts=(told,)), "en")
    for said in ("EUR 500,000,000", "= USD 545.5 at 0.9 EUR per USD", "rate of 2024-05-03 (the bank)", "the rate is old", "conflict",
                 "EUR 60%, USD 40%", "because", "therefore"):  # fmt: skip
        assert said in page
    assert "2024-05-03汇率（the bank）" in report(replace(doc, amounts=(told,)), "zh")


def test_the_language_of_the_page_chooses_that_of_the_report() -> None:
    chinese, english = document(), document("The company took $5 billion in sales last year.")
    assert '<html lang="zh-Hans">' in report(chinese)
    assert '<html lang="en">' in report(english)
    assert '<html lang="en">' in report(chinese, "en")


def test_dropped_blocks_are_folded_in_place_with_their_reasons() -> None:
    doc = document("营收5亿美元。\n责任编辑\n净利1亿美元。")
    kept, second = doc.text.index("营收"), doc.text.index("净利")
    blocks = (Block(doc.text[: second - 1], True, start=kept, end=second - 1), Block("广告一则", False, "advertisement"),
              Block("x", False, "odd"), Block(doc.text[second:], True, start=second, end=len(doc.text)))  # fmt: skip
    page = report(replace(doc, blocks=blocks), "zh")
    assert "已删去（2）：广告, odd" in page
    assert page.index("营收") < page.index("广告一则") < page.index("净利")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_gets_out_of_its_text(text: str) -> None:
    doc = document(f"营收5亿美元。{text} 12%")
    words = {"evidence": (text,), "candidates": ((text, 0.5), ("USD", 0.5)), "unit": text, "per": text}
    amounts = tuple(replace(amount, **words) for amount in doc.amounts)
    blocks = (*doc.blocks, Block(text, False, text))
    bad = replace(doc, title=text, url=text, encoding=text, amounts=amounts, blocks=blocks)
    assert amounts
    clean = check(report(doc))
    tree = check(report(bad, "en"))
    assert len(tree.all("script")) == len(clean.all("script")) == 1
    finding = Finding("magnitude", amounts[0], amounts[-1], text, text)
    comparison = bilingual.compare(bad, bad)
    check(report(replace(comparison, findings=(finding,))))


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>\"'&/=! -scriptonlad5亿美元%\n"), max_size=60))
def test_whatever_the_page_holds(text: str) -> None:
    check(report(document(text)))
    check(report(bilingual.compare(text, text[::-1], media_type="text/plain")))


def test_a_comparison_has_its_findings_on_top_and_links_its_amounts() -> None:
    source = "营收5亿美元。\n净利1075万美元，增长12%。"
    translation = "Sales were $500 million.\nNet profit was $107.5 million, up 12%."
    comparison = bilingual.compare(source, translation)
    page = report(comparison)
    tree = check(page)
    assert page.index("too large by a factor of 10") < page.index('id="s0"') < page.index('id="t0"') < page.index('id="s1"')
    partners = {a["id"]: a["data-partner"] for tag, a in tree.tags if a.get("data-partner")}
    assert partners["s0"] == "t0"
    assert partners["t0"] == "s0"
    assert "should say: USD 10.75 million" in page
    assert "没有发现问题" in report(bilingual.compare(source, source))


def test_a_large_page_takes_no_longer_than_its_length() -> None:
    text = "\n".join(f"第{n}家公司营收{n}.5亿元，增长{n % 50}%。" for n in range(2000))
    comparison = bilingual.compare(text, text)
    with limited():
        assert report(comparison).count("data-partner=") == 8000


def test_both_languages_say_the_same_of_the_same() -> None:
    blanks = re.compile(r"\{\w+\}")
    for row in shipped().table("ui"):
        if row["en"] and row["zh"]:
            assert sorted(blanks.findall(row["en"])) == sorted(blanks.findall(row["zh"])), row.place


def test_every_reason_that_blocks_are_dropped_for_has_a_name() -> None:
    named = {row["key"] for row in shipped().table("ui")}
    shapes = shipped().settings("shapes")["told"]
    assert {f"reason_{reason}" for reason in (*shapes, *(row["reason"] for row in shipped().table("noise")))} <= named


# --- the command --------------------------------------------------------------------------------------------------------


def test_the_commands_write_it(tmp_path: Path) -> None:
    page, translation, out = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "out.html"
    page.write_text("公司公布业绩。\n营收5亿美元。", encoding="utf-8")
    translation.write_text("The company reported.\nSales were $5 billion.", encoding="utf-8")
    run = CliRunner().invoke
    assert run(main, ["normalise", str(page), "--report", str(out)]).exit_code == 0
    assert '<html lang="zh-Hans">' in out.read_text(encoding="utf-8")
    assert run(main, ["compare", str(page), str(translation), "--report", str(out), "--ui", "zh"]).exit_code == 1
    assert "是原文的10倍" in out.read_text(encoding="utf-8")
    assert run(main, ["normalise", str(page), str(translation), "--report", str(out)]).exit_code == 2
    nowhere = run(main, ["normalise", str(page), "--report", str(tmp_path / "no" / "out.html")])
    assert nowhere.exit_code == 1
    assert "cannot be written" in nowhere.stderr
