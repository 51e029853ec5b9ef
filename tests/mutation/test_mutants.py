"""The faults that are tried, and those that would be none."""

import ast

import pytest

from tests.mutation.explained import DOCUMENT, explained
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.survey import ROOT
from tests.mutation.targets import TARGETS


def _mutants(source: str) -> list[Mutant]:
    return list(mutants(ast.parse(source)))


def _sources(source: str) -> set[str]:
    """Every wrong version, as code."""
    tree = ast.parse(source)
    wrong = set()
    for mutant in mutants(tree):
        with mutant.place.holding(mutant.node):
            wrong.add(ast.unparse(ast.fix_missing_locations(tree)))
    assert ast.unparse(tree) == ast.unparse(ast.parse(source))
    return wrong


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("x = a < b", {"x = a <= b", "x = a >= b"}),
        ("x = a is b", {"x = a is not b"}),
        ("x = a and b", {"x = a or b", "x = a", "x = b"}),
        ("x = not a", {"x = a"}),
        ("x = a + b", {"x = a - b"}),
        ("x = True", {"x = False"}),
        ("x = 3", {"x = 4", "x = 2"}),
        ("x = 'word'", {"x = '~xword'"}),
        ("x = {'a': b}", {"x = {'~xa': b}", "x = {}"}),
        ("x = min(a, b)", {"x = max(a, b)"}),
        ("x = text.strip()", {"x = text"}),
        ("x = f(a, key=b)", {"x = f(a)"}),
        ("x(a[:b])", {"x(a[:])"}),
        ("x = a if b else c", {"x = a if True else c", "x = a if False else c"}),
        ("x.y = a", {"pass"}),
        ("call()", {"pass"}),
        ("x = [a for a in b if a]", {"x = [a for a in () if a]", "x = [a for a in b]"}),
        ("while a:\n    b", {"while False:\n    b", "while a:\n    pass"}),
        ("def f():\n    return a", {"def f():\n    return None"}),
        ("x = frozenset({S.A, S.B})", {"x = frozenset({S.B})", "x = frozenset({S.A, S.A})"}),
        ("x = {S.A: frozenset(), S.B: c}", {"x = {S.A: frozenset({S.B}), S.B: c}"}),
        ("x = re.compile('a|b', re.I)", {"x = re.compile('a', re.I)", "x = re.compile('a|b')"}),
        (
            "try:\n    a()\nexcept (B, C):\n    pass",
            {
                "try:\n    a()\nexcept (B,):\n    pass",
                "try:\n    a()\nexcept ():\n    pass",
            },
        ),
    ],
)
def test_small_faults_are_put_in(source: str, wrong: set[str]) -> None:
    assert wrong <= _sources(source)


@pytest.mark.parametrize(
    "source",
    [
        "import a",
        '"""Words."""',
        "_LOG.warning('a %s', b)",
        "__all__ = ['a', 'b']",
        "Pair = tuple[int, str]",
        "def f(a: int | None) -> 'str': ...",
        "raise a('what went wrong')",
    ],
)
def test_what_is_no_part_of_the_work_is_left_alone(source: str) -> None:
    assert _sources(source) <= {"pass"}


def test_a_set_of_states_in_a_statement_has_a_state_more_or_fewer() -> None:
    names = [m.name for m in _mutants("x = f'SELECT 1 WHERE state IN {one_of(CLAIMABLE_STATES)}'")]
    assert "x: IN ('ready', 'retry'): without 'retry'" in names
    assert "x: IN ('ready', 'retry'): 'held' too" in names
    others = _mutants("x = f'SELECT 1 WHERE state IN {one_of(OTHERS)} AND {y}'")
    # What is not known stays as it is, and is called what the code calls it.
    assert [m.name for m in others] == ["x: without state IN {one_of(OTHERS)}", "x: without {y}"]


def test_a_name_says_where_and_what_and_is_there_once() -> None:
    names = [m.name for m in _mutants("class A:\n    def f(self):\n        return [x < y, x < y]")]
    assert "A.f: [x < y, x < y] -> [x <= y, x < y]" in names
    assert len(names) == len(set(names))
    assert "T[S.A]: {S.A: f(3)} -> {S.A: f(4)}" in [m.name for m in _mutants("T = {S.A: f(3)}")]


def test_the_lines_are_those_that_show_the_fault() -> None:
    inside = _mutants("def f(a=1):\n    if a:\n        return 2\n")
    assert {(m.place.is_in_function, m.lines and m.lines[0]) for m in inside} == {
        (False, None),
        (True, 2),
        (True, 3),
    }


def test_every_target_is_there_with_its_tests() -> None:
    for module, files in TARGETS.items():
        assert (ROOT / "flowiq_desktop" / f"{module}.py").is_file()
        assert all((ROOT / "tests" / file).exists() for file in files)


def test_a_reason_is_the_text_above_and_stands_once() -> None:
    text = (
        "# A\n\n### `core/a`\n\nWhy this,\nand that.\n\n- `one`\n- `two`\n\nOther.\n\n- `three`\n"
    )
    assert explained(text) == {
        "core/a": {"one": "Why this, and that.", "two": "Why this, and that.", "three": "Other."}
    }
    for wrong in ("### `core/a`\n- `one`\n", text + "- `one`\n"):
        with pytest.raises(ValueError, match="without a reason, or twice"):
            explained(wrong)


def test_the_document_gives_reasons_for_targets_alone() -> None:
    assert set(explained(DOCUMENT.read_text(encoding="utf-8"))) <= set(TARGETS)


def test_the_words_of_a_vocabulary_are_not_tried_one_by_one() -> None:
    words = [f"word{letter}" for letter in "abcdefghijkl"]
    assert _sources(f"x = frozenset({{*{words[:6]}, *{words[6:]}}})") == set()
    assert _sources(f"x = {words[:11]}") != set()
    assert _sources(f"x = {[*words[:11], '27']}") != set()
    assert _sources(f"x = {[*words, 3]}") != set()
    assert _sources(f"x = f({words})") != set()
    assert _sources(f"def f():\n    return {words}") != set()
