"""What a process pays before its first answer: processor time and the most memory it held, each in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Settings
from benchmarks.tables import short, table

__all__ = ["report"]

_PAGE = "<html><body><article><p>The company raised $1.5 billion, it said on Monday.</p></article></body></html>"
_TEXT = "公司去年营收120亿美元，今年预计达到150亿。"
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("python, nothing imported", "pass"),
    ("import bilingual", "import bilingual"),
    ("bilingual --help", "from bilingual.cli import main; main(['--help'], standalone_mode=False)"),
    ("bilingual.detect", f"import bilingual; bilingual.detect({_TEXT!r})"),
    ("bilingual.find_amounts", f"import bilingual; bilingual.find_amounts({_TEXT!r})"),
    ("bilingual.normalise and record", f"import bilingual; bilingual.normalise({_PAGE!r}).to_dict()"),
    ("bilingual tokens", f"import bilingual; bilingual.normalise({_TEXT!r}).tokens"),
)
_PEERS: tuple[tuple[str, str], ...] = (
    ("JioNLP, extract_money", f"from benchmarks import peers; peers.jionlp()({_TEXT!r})"),
    ("recognizers-text, currency", f"from benchmarks import peers; peers.recognizers('zh-cn')()({_TEXT!r})"),
    ("quantulum3", "from benchmarks import peers; peers.quantulum()('It raised $1.5 billion.')"),
    ("langdetect", f"from benchmarks import peers; peers.DETECTORS[0][1]()({_TEXT!r})"),
    ("lingua, an English sentence", "from benchmarks import peers; peers.DETECTORS[1][1]()('It raised money, people said on Monday.')"),
    ("py3langid", f"from benchmarks import peers; peers.DETECTORS[2][1]()({_TEXT!r})"),
    ("jieba", f"import jieba; jieba.lcut({_TEXT!r})"),
    ("rjieba", f"import rjieba; rjieba.cut({_TEXT!r})"),
    ("trafilatura", f"from benchmarks import peers; peers.trafilatura()()({_PAGE!r})"),
    ("newspaper4k", f"from benchmarks import peers; dict(peers.CLEANERS)['newspaper4k']()({_PAGE!r})"),
)
_TAIL = """
import json as _json, re as _re, resource as _resource
_used = _resource.getrusage(_resource.RUSAGE_SELF)
try:  # what getrusage says starts with the memory of the parent
    with open("/proc/self/status") as _status:
        _memory = int(_re.search(r"VmHWM:\\s*(\\d+)", _status.read())[1])
except OSError:
    _memory = _used.ru_maxrss
print("\\n" + _json.dumps([_used.ru_utime + _used.ru_stime, _memory]))
"""


def report(settings: Settings, folder: Path | None = None) -> str:
    rows: list[tuple[str, ...]] = []
    for name, script in _SCRIPTS + (_PEERS if settings.peers else ()):
        made = [_spent(script) for _ in range(min(settings.rounds, 3))]
        spent = [one for one in made if one]
        if not spent:
            rows.append((name, "not installed", ""))
            continue
        memory = max(kilobytes for _, kilobytes in spent) / 1024
        rows.append((name, short(statistics.median(seconds for seconds, _ in spent)), f"{memory:,.0f}"))
    return "## Start-up and memory\n\n" + table(("", "processor, s", "memory, MB"), rows)


def _spent(script: str) -> tuple[float, float] | None:
    """Seconds and kilobytes of a fresh process; None where what it wants is not there."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script + _TAIL], capture_output=True, text=True, check=False)
    if done.returncode:
        if "ImportError" in done.stderr or "ModuleNotFoundError" in done.stderr:
            return None
        raise RuntimeError(done.stderr)
    seconds, memory = json.loads(done.stdout.splitlines()[-1])
    return seconds, memory
