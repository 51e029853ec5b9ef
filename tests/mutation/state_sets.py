"""The named sets of `core.delivery.states` as SQL gets them: a statement is changed as it runs."""

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_ASK = """
import json
from flowiq_desktop.core.delivery import states
from flowiq_desktop.journal.engine.sql import one_of
sets = {name: one_of(value) for name, value in vars(states).items() if isinstance(value, frozenset)
    and all(isinstance(entry, str) for entry in value)}
print(json.dumps(sets))
"""


def spelled(node: ast.expr) -> str:
    """What `{one_of(NAME)}` stands for in a statement; "" for anything else."""
    match node:
        case ast.FormattedValue(value=ast.Call(func=ast.Name("one_of"), args=[ast.Name(name)])):
            return _sets().get(name, "")
    return ""


@cache
def _sets() -> dict[str, str]:
    """Asked of a process of its own: a trial must be the first to load the program."""
    command = [sys.executable, "-c", _ASK]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    sets: dict[str, str] = json.loads(done.stdout)
    return sets
