"""What a person reads stands once: a sentence that two modules say is said by one of them."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import flowiq_desktop

ROOT = Path(flowiq_desktop.__file__).parent
_TABLES = re.compile(
    r"core/(?:problem_texts|cells/value_texts)|flowiq/reasons|practice_server/|core/columns/guess"
)
"""Tables in which each entry has its words whole: what one problem or reason is told with."""
_SENTENCE = re.compile(r"[A-Z“{].*[.…?]", re.DOTALL)
_FEWEST_WORDS = 4


def _sentences(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    texts = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            texts.append("".join(_part(part) for part in node.values))
        elif isinstance(node, ast.Constant) and id(node) not in docstrings | parts:
            texts.append(str(node.value))
    return {
        text for text in texts if _SENTENCE.fullmatch(text) and len(text.split()) >= _FEWEST_WORDS
    }


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "{}"


def test_each_sentence_stands_in_one_module() -> None:
    places = defaultdict(list)
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not _TABLES.match(name):
            for sentence in _sentences(path):
                places[sentence].append(name)
    assert len(places) > 300
    assert {text: names for text, names in places.items() if len(names) > 1} == {}
