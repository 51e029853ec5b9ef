"""No dump of the memory, from real processes that end badly with the system's limits wide open."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from flowiq_desktop.system.private_process import (
    _forbid_dumps,
    _silence_error_reporting,
    worker_command,
)

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no core files")
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

_SETUP = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
key = "fiq_test_" + "only"
"""
_START = """
sys.argv = ["flowiq-desktop", *{arguments!r}]
from flowiq_desktop.__main__ import main
try:
    main()
except SystemExit:
    pass
"""
_SPAWN = """
import subprocess
subprocess.run([sys.executable, "-I", "-c", "import os; os.abort()"])
"""


def die(folder: Path, *words: str) -> list[str]:
    """Run this with core dumps allowed; the files that it left in its working folder."""
    script = "".join(words) + "\nos.abort()"
    subprocess.run(
        [sys.executable, "-I", "-c", script], cwd=folder, capture_output=True, check=False
    )
    return [entry.name for entry in folder.iterdir()]


def _cores_go_to_files() -> bool:
    pattern = Path("/proc/sys/kernel/core_pattern")
    return pattern.exists() and pattern.read_text().strip() in {"core", "core.%p"}


@posix
@pytest.mark.skipif(not _cores_go_to_files(), reason="dumps go elsewhere on this machine")
def test_without_the_program_there_would_be_a_dump(tmp_path: Path) -> None:
    assert die(tmp_path, _SETUP)


@posix
@pytest.mark.parametrize("arguments", [["--version"], ["check", "--help"], ["--decode-worker"]])
def test_no_dump_is_left_behind(tmp_path: Path, arguments: list[str]) -> None:
    assert die(tmp_path, _SETUP, _START.format(arguments=arguments)) == []


@posix
def test_nor_by_what_the_program_starts(tmp_path: Path) -> None:
    assert die(tmp_path, _SETUP, _START.format(arguments=["--version"]), _SPAWN) == []


@linux
@pytest.mark.parametrize("option", ["--decode-worker", "--sheet-worker"])
def test_the_workers_cannot_be_dumped(option: str) -> None:
    with subprocess.Popen(
        worker_command(option), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdout is not None
        worker.stdout.read(1)  # it has begun
        limits = Path(f"/proc/{worker.pid}/limits").read_text()
        worker.kill()
    line = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert line.split()[4:6] == ["0", "0"]


@linux
def test_a_dump_into_a_program_is_forbidden_too() -> None:
    """core_pattern may name a program: what counts then is whether the process may be dumped."""
    ask = "import ctypes; os.write(1, b'dumpable %d' % ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    script = _SETUP + _START.format(arguments=["--version"]) + ask
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, check=True)
    assert b"dumpable 0" in done.stdout


def test_error_reporting_of_windows_is_silenced() -> None:
    called: list[tuple[str, int]] = []
    kernel32 = SimpleNamespace(
        SetErrorMode=lambda mode: called.append(("mode", mode)),
        WerSetFlags=lambda flags: called.append(("flags", flags)),
    )
    _silence_error_reporting(kernel32)
    assert called == [("mode", 3), ("flags", 1)]


def test_a_system_without_the_switch_is_no_reason_to_fail() -> None:
    _forbid_dumps(SimpleNamespace())
    _silence_error_reporting(SimpleNamespace())


@pytest.mark.parametrize("name", ["json", "pickle", "python_calamine", "flowiq_desktop", "ctypes"])
def test_a_worker_takes_nothing_from_the_working_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").write_text("open('harm', 'w').close()")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    with subprocess.Popen(
        worker_command("--sheet-worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.read(1)
        worker.kill()
    assert not (tmp_path / "harm").exists()


@pytest.mark.parametrize(
    "name", ["json", "argparse", "multiprocessing", "ctypes", "pandas", "PySide6"]
)
def test_the_program_takes_nothing_from_the_working_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").write_text("open('harm', 'w').close()")
    (tmp_path / "people.csv").write_text("Name,Mobile\nZoe,0821234567\n")
    arguments = ["check", "people.csv", "--country", "ZA", "--text", "Hi", "--data-dir", "data"]
    done = subprocess.run(
        [sys.executable, "-m", "flowiq_desktop", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 row: 1 ready" in done.stdout
    assert not (tmp_path / "harm").exists()
