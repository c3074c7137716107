"""Plain text and Markdown into blocks: one block a line that is not blank, marks off, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.page import text


def lines(page: str) -> list[tuple[int | None, str]]:
    return [(block.line, block.text) for block in text.read(page).blocks]


def test_lines_are_split_on_line_feeds_alone() -> None:
    assert lines("one\r\n\n  two\x0bstill two\u2028and still\nthree") == [(1, "one"), (3, "two\x0bstill two\u2028and still"), (4, "three")]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("## Why it matters ##", "Why it matters"),
        ("It cost **$5 billion** in all.", "It cost $5 billion in all."),
        ("他说这是*最后*一次", "他说这是*最后*一次"),  # emphasis inside a word is not taken for a mark
        ("An _old_ promise and a `token`", "An old promise and a token"),
        ("- the first of three", "the first of three"),
        ("> and that was all", "and that was all"),
        ("See [the filing](https://example.com/a_(b) \"title\") for more", "See the filing for more"),
        ("![A ferry at dawn](ferry.jpg)", "A ferry at dawn"),
        ("| year | sum |", "year\tsum"),
        ("Paid \\$5 and 3\\*4", "Paid $5 and 3*4"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("snake_case_name stays", "snake_case_name stays"),
    ],
)
def test_marks_are_not_words(line: str, read: str) -> None:
    assert lines(f"# Heading\n{line}")[1] == (2, read)


@pytest.mark.parametrize("line", ["王**和李**都来了", "f**k and s**t", "- 你好。", "* not a list here", "5 > 3", "#标签 第一"])
def test_plain_text_keeps_what_only_looks_like_a_mark(line: str) -> None:
    assert lines(line) == [(1, line)]
    assert lines(f"sudo apt update\n# {line}")[1] == (2, f"# {line}")  # a comment in code, an answer to a comment


def test_headings_lists_and_links_are_remembered() -> None:
    heading, item = text.read("### Three\n* [Home](https://example.com/)").blocks
    assert (heading.level, item.tag, item.links) == (3, "li", 4)


def test_fences_rules_and_bare_marks_carry_no_text() -> None:
    blocks = text.read("# T\n```py\n  x = **kw\n```\n---\n|:--|--:|\n![](a.png)").blocks
    assert [(block.text, block.reason) for block in blocks] == [
        ("T", None), ("```py", "markup"), ("  x = **kw", None), ("```", "markup"), ("---", "separator"), ("|:--|--:|", "markup"),
        ("![](a.png)", "markup"),
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("ab 好，*_`#>-|[]()\\\n\r\x00!~"), max_size=80))
def test_every_line_that_is_not_blank_is_one_block(page: str) -> None:
    wanted = [number for number, line in enumerate(page.split("\n"), 1) if line.strip()]
    blocks = text.read(page).blocks
    assert [block.line for block in blocks] == wanted
    assert all(block.text for block in blocks)


@pytest.mark.parametrize("unit", ["*", "[", "](", "**a", "- ", "|-", "> ", "\\", "`", "\n\n", "[a]("])
def test_reading_takes_linear_time(unit: str) -> None:
    assert text.read("# a\n" + unit * (300_000 // len(unit))).blocks
