"""`make bench` prints every figure; names choose some: `python -m tests.bench sending`.

`check` draws its chart into docs, so that it runs only when it is named.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench import (
    checking,
    export,
    links,
    memory,
    opening,
    row_to_bubble,
    rows_memory,
    sending,
    soak,
    window,
)

BENCHES: dict[str, Callable[[Path], Iterable[str]]] = {
    "opening": opening.bench,
    "sending": sending.bench,
    "export": export.bench,
    "window": window.bench,
    "row": row_to_bubble.bench,
    "memory": memory.bench,
    "rows": rows_memory.bench,
    "links": links.bench,
    "soak": soak.bench,
    "check": checking.bench,
}
WHEN_NAMED = frozenset({"soak", "check"})


def main(names: list[str]) -> None:
    """Run the named benches, or all that do not take very long."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names or [name for name in BENCHES if name not in WHEN_NAMED]:
            for line in BENCHES[name](Path(folder)):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
