"""What a notice says is a sentence, with its stop, in every language."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import flowiq_desktop.ui
from flowiq_desktop.system.paths import resource

UI = Path(flowiq_desktop.ui.__file__).parent
_SAYS = {"say": 1, "tr": 1, "mark": 1, "say_count": 2}
_TONES = frozenset({"ok", "info", "warning", "error"})
_ENDS = (".", "?", "!", "…")

Functions = Mapping[str, ast.FunctionDef]


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _texts(node: ast.AST, functions: Functions) -> Iterator[str]:
    """The texts that are said here, or by functions of the same file that are named here."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and (count := _SAYS.get(_name(each.func))):
            for given in each.args[:count]:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value
        elif isinstance(each, ast.Name | ast.Attribute) and (at := functions.get(_name(each))):
            yield from _texts(at, {})


def _told(file: Path) -> Iterator[str]:
    """What the notices of a file say."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = {it.name: it for it in ast.walk(tree) if isinstance(it, ast.FunctionDef)}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or _name(call.func) not in ("tell", "tell_error"):
            continue
        first = call.args[0] if call.args else None
        toned = isinstance(first, ast.Constant) and first.value in _TONES
        if toned or _name(call.func) == "tell_error":
            for words in call.args[1:]:
                yield from _texts(words, functions)


def _ends_well(text: str) -> bool:
    """With a stop, or with what stands behind a colon, such as the address of a file."""
    return text.endswith(_ENDS) or (text.endswith("}") and ": {" in text)


def test_every_notice_is_a_sentence() -> None:
    told = {text: file.name for file in sorted(UI.rglob("*.py")) for text in _told(file)}
    assert len(told) > 40
    assert {text: name for text, name in told.items() if not _ends_well(text)} == {}


@pytest.mark.parametrize("file", sorted(resource("languages").glob("*.po")), ids=lambda it: it.stem)
def test_a_sentence_that_ends_does_so_in_every_language(file: Path) -> None:
    with file.open("rb") as source:
        catalogue = read_po(source, locale=file.stem)
    missing = []
    for message in catalogue:
        english = message.id if isinstance(message.id, str) else message.id[-1]
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if english.endswith("."):
            missing += [text for text in said if not text.rstrip("\u200e\u200f").endswith(".")]
    assert missing == []
