"""The house keeps its own rules: rooms import only what lies before them, facts stay out of code, tables are in order."""

import ast
import graphlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bilingual.lexicon import lint, shipped

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "bilingual"
MODULES = sorted(PACKAGE.rglob("*.py"))
WAY = (
    "errors", "document", "lexicon", "page", "language", "quantity", "currency", "render", "pipeline", "comparison", "batch",
    "integrations", "console", "cli",
)  # fmt: skip
"""The foundations, then the rooms in the order in which a page passes through them."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def imports(path: Path) -> set[str]:
    """The package's own modules that a module imports when it is loaded or used; type checking alone does not count."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and isinstance(branch.test, ast.Name) and branch.test.id == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "bilingual":
            for alias in node.names:
                deeper = f"{node.module}.{alias.name}"
                found.add(deeper if deeper in NAMES else node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "bilingual"}
    return found


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("module", [name for name in NAMES if room(name)])
def test_rooms_import_only_what_lies_before_them(module: str) -> None:
    here = WAY.index(room(module))
    for imported in imports(NAMES[module]):
        if room(imported):
            assert WAY.index(room(imported)) <= here, f"{module} imports {imported}, which comes later on the way"
        else:  # the package itself, as a user would: only the command line may
            assert room(module) == "cli", f"{module} imports the whole package"


def test_no_circle_of_imports() -> None:
    graph = {name: {i for i in imports(path) if i != name and not name.startswith(i + ".")} for name, path in NAMES.items() if room(name)}
    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError


def test_no_chinese_word_lists_in_code() -> None:
    def chinese(value: object) -> bool:
        return isinstance(value, str) and re.search("[\u4e00-\u9fff]{2}", value) is not None  # one alone is a sign, such as 年

    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in alone:
                assert not chinese(node.value), f"{path.name}:{node.lineno}: {node.value!r} belongs into lexicons/"


def test_the_shipped_lexicons_are_in_order() -> None:
    assert lint() == []
    assert shipped().names


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["mypy"]],
    ids=["ruff", "mypy --strict"],
)
def test_static_checks(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_starting_up_loads_nothing_heavy() -> None:
    script = "import sys, bilingual.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"jieba", "rjieba", "opencc", "langdetect", "currency_converter", "bs4", "pyarrow"} & set(loaded)
