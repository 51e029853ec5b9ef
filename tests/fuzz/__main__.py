"""Fuzz one target: `make fuzz TARGET=text_file MINUTES=60`. Ends with 1 when it found a fault.

With atheris (`pip install atheris`, where there is one for this Python and system) new inputs are
led by which code they reach; without it they are mutations of the seeds alone, and the first line
says so. What made a fault is kept in the folder of findings.
"""

import argparse
import hashlib
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from tests.fuzz.mutations import mutations
from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import TARGETS

_SLOW_SECONDS = 10.0
"""An input of a few kilobytes that takes longer is a fault as well."""
_BLOCK = 200


def main() -> int:
    """Try inputs until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--findings", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--plain", action="store_true", help="without atheris, where it is there")
    options = parser.parse_args()
    options.findings.mkdir(parents=True, exist_ok=True)
    if not options.plain and _has_atheris():
        return _led(options)
    return _unled(options)


def _has_atheris() -> bool:
    return find_spec("atheris") is not None


def _led(options: argparse.Namespace) -> int:
    """Hand over to atheris, which ends the process itself."""
    atheris = import_module("atheris")
    corpus = options.findings / f"{options.target}-corpus"
    corpus.mkdir(exist_ok=True)
    for data in SEEDS[options.target]:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    _say(f"{options.target}: led by atheris, {options.minutes:g} minutes")
    atheris.instrument_all()
    seconds = int(options.minutes * 60)
    found = f"-artifact_prefix={options.findings}/{options.target}-"
    limits = (f"-max_total_time={seconds}", "-rss_limit_mb=2048", "-max_len=65536")
    slow = f"-timeout={_SLOW_SECONDS:.0f}"
    arguments = [sys.argv[0], str(corpus), *limits, slow, found, "-print_final_stats=1"]
    atheris.Setup(arguments, TARGETS[options.target])
    atheris.Fuzz()
    return 0


def _unled(options: argparse.Namespace) -> int:
    """Mutations of the seeds, block after block, until the time is over."""
    _say(f"{options.target}: mutations of its seeds alone, {options.minutes:g} minutes")
    ends = time.monotonic() + options.minutes * 60
    faults, tried = 0, 0
    for block in count():
        for data in mutations(SEEDS[options.target], _BLOCK, seed=block):
            faults += not _holds(TARGETS[options.target], data, options)
            tried += 1
        if time.monotonic() > ends:
            break
    _say(f"{options.target}: {tried:,} inputs, {faults} faults")
    return 1 if faults else 0


def _holds(target: Callable[[bytes], None], data: bytes, options: argparse.Namespace) -> bool:
    began = time.monotonic()
    try:
        target(data)
    except Exception:  # noqa: BLE001 - the fault that is looked for, whatever it is
        kept = options.findings / f"{options.target}-{hashlib.sha256(data).hexdigest()[:12]}"
        kept.write_bytes(data)
        _say(f"{kept}\n{traceback.format_exc()}")
        return False
    if time.monotonic() - began > _SLOW_SECONDS:
        kept = options.findings / f"{options.target}-slow-{hashlib.sha256(data).hexdigest()[:12]}"
        kept.write_bytes(data)
        _say(f"{kept}: {time.monotonic() - began:.0f} s")
        return False
    return True


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
