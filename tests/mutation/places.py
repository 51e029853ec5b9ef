"""Places: where in a module's syntax tree one node can stand for another."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

_MANY_WORDS = 12
"""So many words of people's languages, and nothing else, are a vocabulary: see `_is_vocabulary`."""
_NOT_RUN = frozenset(
    {"annotation", "returns", "decorator_list", "bases", "keywords_of_class", "ctx"}
)
"""Fields of nodes that say nothing about what the program does."""


@dataclass(frozen=True, slots=True)
class Place:
    """One field of a node, or one item of a field that is a list.

    Attributes:
        field: the field's name.
        index: the item's position, or None for a field that holds one node.
        above: the nodes around it, from the module down to the one whose field it is.
    """

    field: str
    index: int | None
    above: tuple[ast.AST, ...]

    @property
    def node(self) -> ast.AST:
        """What stands there."""
        value = getattr(self.above[-1], self.field)
        node: ast.AST = value if self.index is None else value[self.index]
        return node

    @property
    def statement(self) -> ast.stmt:
        """The innermost statement that the place belongs to."""
        return next(n for n in (self.node, *reversed(self.above)) if isinstance(n, ast.stmt))

    @property
    def is_in_function(self) -> bool:
        """Whether it runs when a function is called, and not when the module is imported."""
        defaults = next((n for n in reversed(self.above) if isinstance(n, ast.arguments)), None)
        functions = [n for n in self.above if isinstance(n, ast.FunctionDef)]
        return len(functions) > (defaults is not None)

    @property
    def is_sql_value(self) -> bool:
        """Whether it is among a statement's values: SQLite itself notices one too few."""
        calls = (n.func for n in self.above if isinstance(n, ast.Call))
        return any(isinstance(f, ast.Attribute) and f.attr.startswith("execute") for f in calls)

    @property
    def owner(self) -> str:
        """The class and function around it, or the name that it gives a value to."""
        named: list[str] = []
        for outer, inner in pairwise((*self.above, self.node)):
            match outer:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    named.append(f".{name}")
                case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                    named.append("" if self.is_in_function else f".{ast.unparse(target)}")
                case ast.Dict(keys=keys, values=values) if not self.is_in_function:
                    named += [
                        f"[{ast.unparse(k)}]"
                        for k, v in zip(keys, values, strict=True)
                        if k and v is inner
                    ]
        return "".join(named).removeprefix(".") or "module"

    def put(self, node: ast.AST) -> None:
        """Let another node stand there."""
        if self.index is None:
            setattr(self.above[-1], self.field, node)
        else:
            getattr(self.above[-1], self.field)[self.index] = node

    @contextmanager
    def holding(self, node: ast.AST) -> Iterator[None]:
        """Let another node stand there for a while."""
        before = self.node
        self.put(node)
        try:
            yield
        finally:
            self.put(before)


def places(parent: ast.AST, above: tuple[ast.AST, ...] = ()) -> Iterator[Place]:
    """Every place below a node that says what the program does."""
    above = (*above, parent)
    for field, value in ast.iter_fields(parent):
        if field in _NOT_RUN or (isinstance(parent, ast.ClassDef) and field == "keywords"):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _is_apart(child, above):
                yield Place(field, index, above)
                yield from places(child, above)


def _is_apart(node: ast.AST, above: tuple[ast.AST, ...]) -> bool:
    """Documentation, imports, type aliases, and words for developers."""
    match node:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="_LOG")))):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "_LOG")]):
            return True
        case ast.Assign(value=ast.Subscript()):
            return len(above) == 1
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return len(above) == 1 and _is_vocabulary(value)
        case ast.Constant(value=str()) | ast.JoinedStr():
            return any(isinstance(outer, ast.Raise) for outer in above)
    return False


def _is_vocabulary(value: ast.expr) -> bool:
    """Whether a value is a list of words of people's languages.

    A test that notices each word gone would have to repeat the list. What is done with the words
    is tried; that each is the right one, no test can know better than the list itself.
    """
    constants = [node.value for node in ast.walk(value) if isinstance(node, ast.Constant)]
    words = [c for c in constants if isinstance(c, str) and c.replace(" ", "").isalpha()]
    plain = (
        ast.Tuple | ast.List | ast.Set | ast.Dict | ast.Starred | ast.Constant | ast.expr_context
    )
    return (
        len(words) >= _MANY_WORDS
        and len(words) == len(constants)
        and all(isinstance(node, plain) or _is_frozenset(node) for node in ast.walk(value))
    )


def _is_frozenset(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="frozenset"), keywords=[]) | ast.Name(id="frozenset"):
            return True
    return False
