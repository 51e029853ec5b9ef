"""`make bench` prints every figure; names choose some: `python -m tests.bench sending`."""

import sys
import tempfile
from pathlib import Path

from tests.bench import export, memory, opening, sending, window

BENCHES = {
    "opening": opening.bench,
    "sending": sending.bench,
    "export": export.bench,
    "window": window.bench,
    "memory": memory.bench,
}


def main(names: list[str]) -> None:
    """Run the named benches, or all."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names or BENCHES:
            for line in BENCHES[name](Path(folder)):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
