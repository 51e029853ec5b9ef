"""docs/ui.md is true: what a view, a dialog and a page may know and do."""

import ast
from pathlib import Path

import pytest

import flowiq_desktop.ui
from tests.for_each import for_each

ROOT = Path(flowiq_desktop.ui.__file__).parent
SOURCES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
VIEWS = [name for name in SOURCES if name.endswith("_view.py")]


def _tree(name: str) -> ast.Module:
    return ast.parse(SOURCES[name].read_text(encoding="utf-8"))


def _imports(name: str) -> set[str]:
    """Modules imported when the program runs."""
    tree = _tree(name)
    typed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    return {
        node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and id(node) not in typed
    }


def _bases(name: str) -> set[str]:
    return {
        ast.unparse(base)
        for node in ast.walk(_tree(name))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    }


def test_there_are_views() -> None:
    assert len(VIEWS) > 10


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_knows_no_state_and_no_job(name: str) -> None:
    known = {module for module in _imports(name) if module.startswith("flowiq_desktop.ui.")}
    assert not [it for it in known if it.split(".")[2] in {"state", "jobs"}]
    assert not [it for it in known if it.endswith("_page")]


def test_every_dialog_has_the_one_shape() -> None:
    assert [name for name in SOURCES if "QDialog" in _bases(name)] == ["widgets/task_dialog.py"]
    text = {name: path.read_text(encoding="utf-8") for name, path in SOURCES.items()}
    assert not [
        name for name in text if "QMessageBox(" in text[name] or "QInputDialog" in text[name]
    ]


def test_no_dialog_stops_the_rest_of_the_window() -> None:
    """But for the look at the window that the self-test takes, whose loop is no dialog's."""
    stopping = [
        name
        for name in SOURCES
        for node in ast.walk(_tree(name))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".exec")
    ]
    assert stopping == ["app/window_look.py"]


def test_no_screen_looks_into_an_error() -> None:
    told = [
        name
        for name, path in SOURCES.items()
        if 'tell("error", fault' in path.read_text(encoding="utf-8")
    ]
    assert told == []


def test_a_model_asks_and_shows_nothing_itself() -> None:
    models = [name for name in SOURCES if name.endswith("_model.py")]
    assert models
    for name in models:
        assert "PySide6.QtWidgets" not in _imports(name)


@for_each("name", SOURCES)
def test_what_says_words_anew_does_not_hold_its_widget(name: str) -> None:
    """A widget that holds itself is deleted by whichever thread looks for garbage next."""
    for call in (node for node in ast.walk(_tree(name)) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func)
        if called == "keep_translated":
            assert ast.unparse(call.args[1]).startswith("self.")
        if called == "keep_said":
            owner, say_anew = (ast.unparse(argument) for argument in call.args)
            assert "self" not in say_anew
            assert owner not in say_anew.replace(":", " ").replace("(", " ").split()
        if called in ("super().__init__", "self.add_button"):
            said = [part for part in call.args if isinstance(part, ast.Lambda)]
            assert not [part for part in said if "self" in ast.unparse(part)]
