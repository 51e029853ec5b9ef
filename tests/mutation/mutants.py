"""Mutants: every wrong version of one module, each with a name that outlives changes elsewhere."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from tests.mutation.operators import Operators
from tests.mutation.places import Place, places

_READABLE = 68
"""Characters of code shown around a change."""
_LONGEST = 160
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one small fault.

    Attributes:
        name: where and what the fault is, unique in its module.
        place: where.
        node: what replaces the code there.
    """

    name: str
    place: Place
    node: ast.AST

    @property
    def lines(self) -> range | None:
        """The lines that run when the fault can show; None when those of the import do."""
        if not self.place.is_in_function:
            return None
        statement, node = self.place.statement, self.place.node
        last = node if hasattr(statement, "body") and hasattr(node, "end_lineno") else statement
        return range(statement.lineno, (getattr(last, "end_lineno", 0) or statement.lineno) + 1)

    def code(self, tree: ast.Module, path: Path) -> CodeType:
        """The module's code with the fault."""
        with self.place.holding(self.node):
            return compile(ast.fix_missing_locations(tree), str(path), "exec")


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its source."""
    operators, seen = Operators(tree), Counter[str]()
    for place in list(places(tree)):
        for node, words in operators.changes(place):
            name = f"{place.owner}: {words or _told(place, node)}".replace("`", "'")
            name = shorten(" ".join(name.split()))
            seen[name] += 1
            yield Mutant(f"{name} ({seen[name]})" if seen[name] > 1 else name, place, node)


def shorten(name: str) -> str:
    """A name as it is printed: both ends of a long one."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 40]} ... {name[-36:]}"


def _told(place: Place, node: ast.AST) -> str:
    """The change with as much code around it as stays readable."""
    shown = place.node
    for outer in reversed(place.above):
        if not isinstance(outer, ast.expr | ast.keyword) or len(ast.unparse(outer)) > _READABLE:
            break
        shown = outer
    before = ast.unparse(shown)
    if shown is place.node:
        return f"{before} -> {ast.unparse(node)}"
    with place.holding(node):
        return f"{before} -> {ast.unparse(shown)}"
