"""The wheel: built, installed into a fresh virtual environment outside the checkout, and used for the main job there."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_package_and_the_lexicons_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"bilingual", next(top for top in tops if top.endswith(".dist-info"))}
    shipped = {Path(name).name for name in names if name.startswith("bilingual/lexicons/")}
    assert shipped == {path.name for path in (ROOT / "lexicons").iterdir()}
    assert "bilingual/py.typed" in names


def test_the_installed_wheel_does_the_main_job(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    page = tmp_path / "page.html"
    page.write_bytes((ROOT / "samples" / "portal.html").read_bytes())
    record = json.loads(run(scripts / "bilingual", "normalise", "--json", page, cwd=tmp_path))
    expected = json.loads((ROOT / "samples" / "portal.json").read_text(encoding="utf-8"))
    assert record["normalised"] == expected["normalised"]
    where = run(scripts / "python", "-c", "import bilingual; print(bilingual.__file__)", cwd=tmp_path)
    assert str(tmp_path) in where
    script = "import bilingual; print(*(t.text for t in bilingual.clean('公司融资5亿美元').tokens))"
    tokens = run(scripts / "python", "-c", script, cwd=tmp_path)
    assert tokens.split()[0] == "公司"


def test_nobody_is_sent_to_the_package_index_for_this_package() -> None:
    """There the name is another project's."""
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("bilingual/**/*.py")]:
        for sent in ("bilingual[", "pip install bilingual"):
            assert sent not in path.read_text(encoding="utf-8"), path
