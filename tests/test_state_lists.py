"""What counts as sent, open or unsure is listed once: no other module spells names of states."""

import ast
import re
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Verdict

ROOT = Path(__file__).parents[1] / "flowiq_desktop"
RULES = ROOT / "core" / "delivery" / "states.py"
NAMES = {*DeliveryState, *CampaignState, *Verdict}
ENUMS = (DeliveryState, CampaignState, Verdict)
MEMBERS = {member.name for enum in ENUMS for member in enum}
_IN_SQL = re.compile(r"'(\w+)'\s*,\s*'(\w+)'|= '(\w+)' OR [\w.]+ = '(\w+)'")


def lists_of_states(source: str) -> list[str]:
    """Where code lists states by name: in SQL, in a display of Python, or as keys."""
    tree = ast.parse(source)
    known = {"DeliveryState", "CampaignState", "Verdict"}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=alias)], value=ast.Name(id=name)) if name in known:
                known.add(alias)
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.expr) and _lists(node, known)
    ]


def _lists(node: ast.expr, enums: set[str]) -> bool:
    match node:
        case ast.Constant(value=str() as text):
            return any(set(found) - {""} <= NAMES for found in _IN_SQL.findall(text))
        case ast.Set(elts=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            named = sum(_is_state(part, enums, words=True) for part in parts)
            return named > 1 and named * 2 > len(
                parts
            )  # other lists have a word of these by chance
        case ast.Dict(keys=keys):
            return sum(_is_state(key, enums, words=False) for key in keys if key) > 1
    return False


def _is_state(node: ast.expr, enums: set[str], *, words: bool) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=base), attr=name):
            return base in enums and name in MEMBERS
        case ast.Constant(value=str() as text):
            return words and text in NAMES
    return False


def test_nothing_but_the_rules_lists_states() -> None:
    found = {
        str(path.relative_to(ROOT)): listed
        for path in ROOT.rglob("*.py")
        if path != RULES and (listed := lists_of_states(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "x = \"SELECT 1 WHERE state IN ('ready', 'retry')\"",
        "x = f\"{a} WHERE verdict NOT IN ('unknown',\\n 'accepted')\"",
        "x = \"WHERE d.state = 'ready' OR d.state = 'retry'\"",
        "x = state in (DeliveryState.READY, DeliveryState.RETRY)",
        "_S = DeliveryState\nx = {_S.READY, _S.HELD}",
        "x = {Verdict.ACCEPTED: 1, Verdict.UNKNOWN: 2}",
        "waiting = ('ready', 'retry', 'sending')",
    ],
)
def test_a_list_is_found_however_it_is_written(source: str) -> None:
    assert lists_of_states(source) != []


@pytest.mark.parametrize(
    "source",
    [
        "x = \"UPDATE delivery SET state = 'held' WHERE state = 'ready'\"",
        "x = state is DeliveryState.HELD",
        "x = ('sent', 'not_sent', 'left')",
        "x = {'not_sent': 1, 'held': 2}",
        "x = f'state IN {one_of(OPEN_STATES)}'",
    ],
)
def test_a_single_state_is_no_list(source: str) -> None:
    assert lists_of_states(source) == []
