"""The README tells the truth: its commands print what it shows, and its Python runs.

After a change that is meant to alter what they print: ``python tests/test_readme.py`` writes the output anew; read the diff.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def output(command: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, shell=True, cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return done.stdout


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block with the output under it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


SHOWN = [shown for block in CONSOLE.findall(README.read_text(encoding="utf-8")) for shown in commands(block)]


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command[:60] for command, _ in SHOWN])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str) -> None:
    assert output(command) == shown


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for code in PYTHON.findall(README.read_text(encoding="utf-8")):
        exec(compile(code, "README.md", "exec"), {})


if __name__ == "__main__":

    def anew(match: re.Match[str]) -> str:
        return "```console\n" + "".join(f"$ {command}\n{output(command)}" for command, _ in commands(match[1])) + "```"

    README.write_text(CONSOLE.sub(anew, README.read_text(encoding="utf-8")), encoding="utf-8")
