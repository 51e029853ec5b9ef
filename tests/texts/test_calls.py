"""How the code says things: literals that Babel finds, and plurals that any language can have."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "flowiq_desktop"
ROOMS = sorted(path.name for path in CODE.iterdir() if (path / "__init__.py").exists())
TEXTS = {
    **dict.fromkeys(("say", "mark", "phrase", "tr"), (0,)),
    **dict.fromkeys(("say_count", "mark_count", "phrase_count"), (0, 1)),
    "translate": (1,),
}
"""Which arguments of which calls are texts; `packaging/extract_texts.py` looks for the same."""


def _faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _built_texts(node)
        if isinstance(node, ast.IfExp) and _asks_for_one(node.test) and _is_text(node):
            yield f"line {node.lineno}: a plural by hand, where say_count belongs"


def _built_texts(call: ast.Call) -> Iterator[str]:
    """Texts made of parts: nobody can translate them."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for place in TEXTS.get(name, ()):
        if place < len(call.args) and isinstance(call.args[place], ast.JoinedStr | ast.BinOp):
            yield f"line {call.lineno}: {name}() of a text that is put together"


def _asks_for_one(test: ast.expr) -> bool:
    return isinstance(test, ast.Compare) and any(
        isinstance(side, ast.Constant) and side.value == 1 and side.value is not True
        for side in test.comparators
    )


def _is_text(choice: ast.IfExp) -> bool:
    """Whether one of two forms of a word or sentence is chosen."""
    return any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.strip()
        for side in (choice.body, choice.orelse)
        for part in ast.walk(side)
    )


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_is_a_literal_and_every_plural_has_its_forms(room: str) -> None:
    faults = [
        f"{path.relative_to(CODE)}, {fault}"
        for path in sorted((CODE / room).rglob("*.py"))
        for fault in _faults(ast.parse(path.read_text("utf-8")))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "code",
    [
        'say(f"{n} rows")',
        'self.tr("Rows: " + name)',
        'QCoreApplication.translate("Launch", f"{x}")',
        'say_count("1 row", f"{n} rows", n)',
        '"1 row" if n == 1 else f"{n} rows"',
        '''f"{n} row{'' if n == 1 else 's'}"''',
        'say("1 row") if n == 1 else say("{n} rows", n=n)',
        '"s" if len(rows) != 1 else ""',
    ],
)
def test_what_cannot_be_translated_is_found(code: str) -> None:
    assert list(_faults(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        'say("{n} rows", n=3)',
        'say_count("1 row", "{n} rows", n)',
        "words.format(n=1) if n == 1 else words",
        "text.translate(table)",
        'say("a long text"\n    " in two parts")',
    ],
)
def test_what_can_be_translated_is_let_be(code: str) -> None:
    assert not list(_faults(ast.parse(code)))
