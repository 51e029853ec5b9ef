"""Check with a long list: the longest time the main thread is away in what a person does there.

By itself: python -m tests.bench.check_step
"""

import os
import tempfile
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.steps.check.asking.damage_dialog import DamageDialog
from flowiq_desktop.ui.steps.check.asking.replace_dialog import ReplaceDialog
from flowiq_desktop.ui.steps.check.check_page import CheckPage
from tests.bench.sheets import write_xlsx
from tests.bench.window import ROWS, Walk, make_program, pause

_NAME, _NOTE = 0, 7
_FIRST_CELL = 2


def walk_through(walk: Walk, program: Program) -> None:
    """Look for a text, sort, replace, undo, and look for damage, as a person does it."""
    (page,) = program.window.findChildren(CheckPage)
    program.window.go_to(2)
    search = page.view.filter.search
    edits = program._edits

    def quiet() -> bool:
        jobs = program.window.findChildren(LatestJob)
        return not edits.busy and not any(job.busy for job in jobs)

    def look_for(text: str) -> None:
        search.setText(text)
        page.view.filter.looked_for.emit(text)

    walk.stage("doing nothing for 3 s", lambda: pause(3000), lambda: True)
    working = BackgroundRunner()
    walk.stage("while Python counts", lambda: working.start(_count()), lambda: not working.busy)
    walk.stage("searching", lambda: look_for("person 9"), quiet)
    walk.stage("searching no more", lambda: look_for(""), quiet)
    table = page.view.table
    for column, name in ((_NAME, "names"), (_NOTE, "notes")):
        at = _FIRST_CELL + column
        table.setCurrentIndex(page.rows.index(0, at))
        walk.stage(f"sorting by {name}", page.actions_.sort.trigger, quiet)
    walk.stage("opening find and replace", page.actions_.replace.trigger, quiet)
    (dialog,) = page.findChildren(ReplaceDialog)
    dialog.column.setCurrentIndex(_NOTE)
    _typed(walk, dialog, quiet)
    walk.stage("replacing", dialog.replace_button.click, quiet)
    walk.stage("undoing it", page.actions_.undo.trigger, quiet)
    walk.stage("redoing it", page.actions_.redo.trigger, quiet)
    _damage(walk, page, quiet)


def _count() -> Generator[None, None, None]:
    """What any work of Python's own costs the window on this machine, as it is just now."""
    for _ in range(100):
        yield
        sum(n * n for n in range(200_000))


def _typed(walk: Walk, dialog: QWidget, quiet: Callable[[], bool]) -> None:
    for name, text in (("replace_find", "note "), ("replace_with", "'")):
        (field,) = dialog.findChildren(QLineEdit, name)
        walk.stage(f"typing in {name}", partial(field.setText, text), quiet)


def _damage(walk: Walk, page: CheckPage, quiet: Callable[[], bool]) -> None:
    page._means._damage._on_checked_changed()
    walk.stage("looking for damage", lambda: None, quiet)
    walk.stage("opening the damage", page.actions_.damage.trigger, quiet)
    (dialog,) = page.findChildren(DamageDialog)
    button: QPushButton = dialog.undo_button
    walk.stage("undoing damage", button.click, quiet)
    dialog.reject()


def main() -> None:
    """The walk, in a process of its own."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        book = write_xlsx(home / "big.xlsx", ROWS)
        program = make_program(app, home / "data")
        walk = Walk(program)
        walk.load(book)
        walk_through(walk, program)
        program.close()


if __name__ == "__main__":
    main()
