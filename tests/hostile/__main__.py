"""Measures what each hostile file costs the program: `python -m tests.hostile [WORD] [--scale N]`.

Each is checked by the program itself, in a process group of its own whose memory is sampled. What
any file costs, a small one shows, is taken off. Says what takes longer than it should.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.files import HOSTILE

_LONGEST = 40.0
_PAGE = 4096
_MOST_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a file cost: processor seconds, megabytes at most, and what was said."""

    seconds: float
    memory: int
    said: str


def main() -> int:
    """Measure the files whose names begin with a word, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--scale", type=float, default=1.0)
    wanted = parser.parse_args()
    slow = 0
    with TemporaryDirectory() as folder:
        usual = _cost(_written(folder, "people.csv", b"Name,Mobile\nZanele,082 555 0101\n"))
        for name in HOSTILE:
            if name.startswith(wanted.word):
                path = _written(folder, name, HOSTILE[name](wanted.scale))
                size = path.stat().st_size
                cost = _cost(path)
                path.unlink()
                seconds = cost.seconds - usual.seconds
                slow += seconds > _MOST_SECONDS
                sign = "SLOW" if seconds > _MOST_SECONDS else ""
                line = (
                    f"{name:32}{size:12,} B {seconds:6.2f} s {cost.memory:6} MB {sign:5}{cost.said}"
                )
                sys.stdout.write(line + "\n")
    return int(slow > 0)


def _written(folder: str, name: str, content: bytes) -> Path:
    path = Path(folder) / name
    path.write_bytes(content)
    return path


def _cost(path: Path) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "flowiq_desktop", "check", "--json", str(path)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env=os.environ | {"HOME": str(path.parent), "XDG_DATA_HOME": str(path.parent)},
    )
    end = time.monotonic() + _LONGEST
    output, most = _watched(process, end)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(used, most, _said(output.decode("utf-8", "replace"), process.returncode))


def _watched(process: "subprocess.Popen[bytes]", end: float) -> tuple[bytes, int]:
    most = 0
    while True:
        try:
            return process.communicate(timeout=0.05)[0], most
        except subprocess.TimeoutExpired:
            most = max(most, _memory(process.pid))
            if time.monotonic() > end:
                os.killpg(process.pid, 9)


def _memory(group: int) -> int:
    """Megabytes of all processes of a group."""
    pages = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                facts = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(facts[2]) == group:
                    pages += int((entry / "statm").read_text().split()[1])
            except OSError:
                continue
    return pages * _PAGE // 1_000_000


def _said(output: str, code: int) -> str:
    if "Traceback" in output:
        return f"TRACEBACK {output[-300:]!r}"
    try:
        read = json.loads(output)
    except ValueError:
        return f"{code}: {output.strip()[-150:]!r}"
    return f"{code}: read, {str(read)[:90]}"


if __name__ == "__main__":
    sys.exit(main())
