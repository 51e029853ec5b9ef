"""Operators: the small faults that are put into a program, one at a time."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import TypeVar

from tests.mutation.places import Place
from tests.mutation.sql import is_sql, sql_changes
from tests.mutation.state_sets import spelled

Change = tuple[ast.AST, str]
"""The replacement of a node, and what it means, or "" when the code says it."""

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.BitAnd: ast.BitOr,
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_TIDYING = frozenset({"strip", "lstrip", "rstrip", "casefold", "lower", "translate"})
Item = TypeVar("Item")
_NOTHING = ast.Tuple([], ast.Load())


class Operators:
    """All faults that are tried in one module."""

    def __init__(self, tree: ast.Module) -> None:
        self._members: dict[str, list[str]] = defaultdict(list)
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=ast.Name(id=base), attr=name) if _is_member(base, name):
                    if name not in self._members[base]:
                        self._members[base].append(name)

    def changes(self, place: Place) -> Iterator[Change]:
        """Every wrong node for a place."""
        node = place.node
        for kind, operator in _OPERATORS.items():
            if isinstance(node, kind):
                yield from operator(node, place)
        if isinstance(node, ast.Attribute):
            yield from self._other_member(node)
        if isinstance(node, ast.Set):
            yield from self._one_more(node)
        if isinstance(place.above[-1], ast.Dict) and ast.unparse(node) == "frozenset()":
            yield from self._some_for_none(place.above[-1].keys[place.index or 0])

    def _other_member(self, node: ast.Attribute) -> Iterator[Change]:
        if isinstance(node.value, ast.Name) and node.attr in self._members[node.value.id]:
            yield from (
                (other, "") for other in self._others(node.value.id, {node.attr}, node.attr)
            )

    def _one_more(self, node: ast.Set) -> Iterator[Change]:
        match node.elts:
            case [*_, ast.Attribute(value=ast.Name(id=base), attr=last)]:
                present = {e.attr for e in node.elts if isinstance(e, ast.Attribute)}
                for more in self._others(base, present, last):
                    yield ast.Set([*node.elts, more]), ""

    def _some_for_none(self, key: ast.expr | None) -> Iterator[Change]:
        """Where nothing may follow, something does."""
        match key:
            case ast.Attribute(value=ast.Name(id=base), attr=name):
                for other in self._others(base, {name}, name):
                    held = ast.Call(ast.Name("frozenset", ast.Load()), [ast.Set([other])], [])
                    yield held, f"{ast.unparse(key)}: nothing -> {ast.unparse(other)}"

    def _others(self, base: str, present: set[str], last: str) -> Iterator[ast.Attribute]:
        """The next member that is not there yet, in the order of their first use."""
        members = self._members[base]
        if last not in members:
            return
        at = members.index(last) + 1
        for name in [name for name in members[at:] + members[:at] if name not in present][:1]:
            yield ast.Attribute(ast.Name(base, ast.Load()), name, ast.Load())


def _is_member(base: str, name: str) -> bool:
    return base.lstrip("_")[:1].isupper() and name.isupper()


def _compared(node: ast.Compare, _: Place) -> Iterator[Change]:
    for at, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            yield _with(node, ops=_replaced(node.ops, at, other())), ""


def _combined(node: ast.BoolOp, _: Place) -> Iterator[Change]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And()), ""
    for at in range(len(node.values)):
        rest = _dropped(node.values, at)
        yield (rest[0] if len(rest) == 1 else _with(node, values=rest)), ""


def _calculated(node: ast.BinOp, _: Place) -> Iterator[Change]:
    if isinstance(node.op, ast.BitOr):
        yield from ((side, "") for side in (node.left, node.right))
    else:
        yield _with(node, op=_ARITHMETIC[type(node.op)]()), ""


def _signed(node: ast.UnaryOp, _: Place) -> Iterator[Change]:
    yield node.operand, ""


def _constant(node: ast.Constant, place: Place) -> Iterator[Change]:
    value = node.value
    match value:
        case bool():
            yield ast.Constant(not value), ""
        case int() | float():
            yield from ((ast.Constant(value + step), "") for step in (1, -1))
        case str() if isinstance(place.above[-1], ast.JoinedStr):
            return
        case str() if is_sql(value):
            yield from ((ast.Constant(new), words) for words, new in sql_changes(value))
        case str() if not place.is_sql_value:
            yield ast.Constant("~x" + value), ""
            yield from _fewer_alternatives(value, place)
        case bytes():
            yield ast.Constant(b"~" + value), ""


def _fewer_alternatives(value: str, place: Place) -> Iterator[Change]:
    """Each alternative of a regular expression left out."""
    if "re.compile" not in ast.unparse(place.above[-1]) or re.search(r"[(\[][^])]*\|", value):
        return
    for gone in value.split("|") if "|" in value else ():
        rest = "|".join(part for part in value.split("|") if part != gone)
        yield ast.Constant(rest), f"without {gone}"


def _formatted(node: ast.JoinedStr, _: Place) -> Iterator[Change]:
    """A statement of SQL with names put in: it is changed around them, and in sets of states."""
    pieces = [
        p.value if isinstance(p, ast.Constant) else spelled(p) or f"\0{at}\0"
        for at, p in enumerate(node.values)
    ]
    text = "".join(str(piece) for piece in pieces)
    if not is_sql(text):
        return
    for words, new in sql_changes(text):
        parts = re.split(r"\0(\d+)\0", new)
        names = [node.values[int(at)] for at in parts[1::2]]
        strings: list[ast.expr] = [ast.Constant(part) for part in parts[::2]]
        mixed = [
            piece for pair in zip(strings, [*names, None], strict=True) for piece in pair if piece
        ]
        yield ast.JoinedStr(mixed), re.sub(r"\0(\d+)\0", lambda at: _put_in(node, at[1]), words)


def _put_in(node: ast.JoinedStr, at: str) -> str:
    """What is put into a string at one of its places, as the code says it."""
    piece = node.values[int(at)]
    return f"{{{ast.unparse(piece.value)}}}" if isinstance(piece, ast.FormattedValue) else ""


def _decided(node: ast.If | ast.IfExp, _: Place) -> Iterator[Change]:
    for always in (True, False):
        yield _with(node, test=ast.Constant(always)), f"if {ast.unparse(node.test)} -> if {always}"


def _looped(node: ast.While | ast.For | ast.comprehension, _: Place) -> Iterator[Change]:
    if isinstance(node, ast.While):
        yield _with(node, test=ast.Constant(False)), f"while {ast.unparse(node.test)} -> never"
        return
    yield _with(node, iter=_NOTHING), f"for ... in {ast.unparse(node.iter)} -> for nothing"
    if isinstance(node, ast.comprehension):
        for at in range(len(node.ifs)):
            yield _with(node, ifs=_dropped(node.ifs, at)), f"without if {ast.unparse(node.ifs[at])}"


def _left_out(node: ast.stmt, place: Place) -> Iterator[Change]:
    """A statement that is not executed."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    if not any(isinstance(target, ast.Name | ast.Tuple) for target in targets):
        yield ast.Pass(), f"without {ast.unparse(node)}"


def _returned(node: ast.Return, place: Place) -> Iterator[Change]:
    # None is as false as False, so it would not be another answer.
    if node.value is not None and not _says_no(node.value):
        yield ast.Return(ast.Constant(None)), f"{ast.unparse(node)} -> return None"
    if not isinstance(place.above[-1], ast.FunctionDef | ast.With):
        yield ast.Pass(), f"without {ast.unparse(node)}"


def _gathered(node: ast.Set | ast.List | ast.Tuple, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Tuple) and (
        place.is_sql_value
        or isinstance(place.above[-1], ast.Subscript | ast.Assign | ast.For | ast.comprehension)
        or isinstance(node.ctx, ast.Store)
    ):
        return
    for at in range(len(node.elts)):
        yield _with(node, elts=_dropped(node.elts, at)), f"without {ast.unparse(node.elts[at])}"


def _mapped(node: ast.Dict, place: Place) -> Iterator[Change]:
    for at, key in enumerate([] if place.is_sql_value else node.keys):
        less = _with(node, keys=_dropped(node.keys, at), values=_dropped(node.values, at))
        yield less, f"without {ast.unparse(key or node.values[at])}"


def _called(node: ast.Call, _: Place) -> Iterator[Change]:
    match node.func:
        case ast.Name(id=name) if name in _FUNCTIONS:
            yield _with(node, func=ast.Name(_FUNCTIONS[name], ast.Load())), ""
        case ast.Attribute(value=receiver, attr=name) if name in _TIDYING:
            yield receiver, ""
    for at, keyword in enumerate(node.keywords):
        if not isinstance(keyword.value, ast.Constant):
            yield _with(node, keywords=_dropped(node.keywords, at)), ""
    for at, argument in enumerate(node.args):
        if ast.unparse(argument).startswith("re."):
            yield _with(node, args=_dropped(node.args, at)), ""


def _sliced(node: ast.Slice, _: Place) -> Iterator[Change]:
    for side in ("lower", "upper"):
        if getattr(node, side) is not None:
            yield _with(node, **{side: None}), ""


def _handled(node: ast.ExceptHandler, _: Place) -> Iterator[Change]:
    if node.type is not None:
        yield _with(node, type=_NOTHING), f"without except {ast.unparse(node.type)}"


def _increased(node: ast.AugAssign, _: Place) -> Iterator[Change]:
    if other := _ARITHMETIC.get(type(node.op)):
        yield _with(node, op=other()), ""


_OPERATORS: dict[type[ast.AST] | tuple[type[ast.AST], ...], Callable[..., Iterator[Change]]] = {
    ast.Compare: _compared,
    ast.BoolOp: _combined,
    ast.BinOp: _calculated,
    ast.UnaryOp: _signed,
    ast.Constant: _constant,
    ast.JoinedStr: _formatted,
    (ast.If, ast.IfExp): _decided,
    (ast.While, ast.For, ast.comprehension): _looped,
    (ast.Expr, ast.Assign, ast.AugAssign, ast.Raise, ast.Delete): _left_out,
    ast.AugAssign: _increased,
    ast.Return: _returned,
    (ast.Set, ast.List, ast.Tuple): _gathered,
    ast.Dict: _mapped,
    ast.Call: _called,
    ast.Slice: _sliced,
    ast.ExceptHandler: _handled,
}


def _with(node: ast.AST, **fields: object) -> ast.AST:
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _replaced(items: Sequence[ast.AST], at: int, new: ast.AST) -> list[ast.AST]:
    return [*items[:at], new, *items[at + 1 :]]


def _dropped(items: Sequence[Item], at: int) -> list[Item]:
    return [*items[:at], *items[at + 1 :]]


def _says_no(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)
