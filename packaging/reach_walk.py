"""ReachWalk: the usual walk, and then what stands between a message and its people."""

from __future__ import annotations

import csv
import tempfile
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING

from photographer import Photographer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.messages.template import Template

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FIRST = ("Thandi", "Sipho", "Anna", "Johan", "Ayesha", "Lerato", "Peter", "Naledi", "Fatima")
_LAST = ("Nkosi", "Botha", "Adams", "Dlamini", "Petersen", "Moodley")
_ENDINGS = {"3003": 6, "0404": 5, "3010": 2, "3020": 1, "3031": 2, "3022": 1}
"""Of practice numbers, and how many people have each."""
_OTHERS = 30
_DAMAGED = 24
_FASTER = 1000
_TEXT = "Dear {{1}}, the trip of class {{2}} is on Friday. Please sign the form by Wednesday."


class ReachWalk(Photographer):
    """Everything that the usual walk shows, and a list in which every group is present."""

    def walk(self) -> None:
        """All steps, then a second list."""
        super().walk()
        self._program.services.preferences.current.explained.clear()
        with tempfile.TemporaryDirectory() as folder:
            self._load_parents(Path(folder) / "Parents of grade 4.csv")
            self._reach()
            self._when()
            self._template()
        self._stop_list()
        self._help()
        with tempfile.TemporaryDirectory() as folder:
            self._damage(Path(folder) / "Export of the choir.csv")
            self._two_readings(Path(folder) / "Volunteers of an old computer.csv")

    def _damage(self, path: Path) -> None:
        """What spreadsheet programs did to a list, and the list when that is undone."""
        program = self._program
        rows = [
            (f"{first} {last}", f"82555{number:04}", f"{number % 4 + 8}.0", f"{45000 + number}")
            for number, first, last in zip(
                range(_DAMAGED), cycle(_FIRST), cycle(_LAST), strict=False
            )
        ]
        rows += [("Zanele Botha", "2.78E+10", "9.0", "45051"), ("Musa Dube", "#REF!", "9.0", "")]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("Name", "Mobile", "Class", "Birthday"), *rows])
        self._open(path)
        self._say("Dear {{Name}}, the choir sings on Friday.")
        program.window.go_to(2)
        self._until(lambda: self._is_shown("button_damage", program.window))
        self._press("button_damage")
        dialog = self._shown_dialog("damage_dialog")
        self._keep(dialog, "21-damage")
        self._press("damage_undo_all", dialog)
        self._until(lambda: not self._program.draft.stale)
        self._press("damage_close", dialog)
        self._take("22-mended-list")

    def _two_readings(self, path: Path) -> None:
        """A list whose letters may be read in two ways."""
        people = ("Ann;082 555 0141", "Ag\u00f5;082 555 0142", "M\u00fcller;082 555 0143")
        path.write_bytes("\r\n".join(("Name;Mobile", *people)).encode("cp1252"))
        self._open(path)
        self._program.window.go_to(0)
        self._take("23-two-readings")

    def _open(self, path: Path) -> None:
        program, draft = self._program, self._program.draft
        program.actions.new_campaign()
        program.actions.open_file(path)
        self._until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
        draft.set_country("ZA")

    def _load_parents(self, path: Path) -> None:
        numbers = count(100)
        endings = [ending for ending, many in _ENDINGS.items() for _ in range(many)]
        endings += [f"7{number}" for number in range(101, 101 + _OTHERS)]
        names = zip(endings, cycle(_FIRST), cycle(_LAST), cycle("ABC"), strict=False)
        people = [
            (f"{first} {last}", f"082 {next(numbers)} {ending}", f"4{letter}")
            for ending, first, last, letter in names
        ]
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = [("Name", "Mobile", "Class"), *people, ("Zanele Botha", "12", "4A")]
            csv.writer(file).writerows(rows)
        self._open(path)
        self._say("Dear {{Name}}, school closes at noon on Friday.")
        self._program.draft.leave_out([len(people) - 1])

    def _say(self, text: str) -> None:
        draft, mobile = self._program.draft, ColumnSource("Mobile")
        draft.set_mapping(Mapping("text", {"phone_number": mobile, "text": TextSource(text)}))
        self._until(lambda: draft.checked is not None and not draft.stale)

    def _reach(self) -> None:
        program, window = self._program, self._program.window
        program.services.preferences.current.rate_per_minute = _FASTER
        window.go_to(2)
        self._until(lambda: program.reach.plan is not None)
        self._press("reach_fold")
        self._until(self._button("reach_look", window).isEnabled)
        self._press("reach_look")
        self._until(lambda: not program.reach.looking and self._looked())
        self._scroll_to(self._button("reach_fold", window))
        self._take("16-reach")

    def _looked(self) -> bool:
        plan = self._program.reach.plan
        return plan is not None and plan.looked_from is not None and not plan.to_look

    def _scroll_to(self, part: QWidget) -> None:
        """Let the card that a part is in begin at the top."""
        areas = self._program.window.findChildren(QScrollArea)
        area = next(one for one in areas if one.isAncestorOf(part))
        down = part.mapTo(area, part.rect().topLeft()).y()
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + down - 24)

    def _when(self) -> None:
        window = self._program.window
        window.go_to(3)
        self._until(window.view.primary_button.isEnabled)
        self._press("options_button")
        self._press("quiet_tick")
        self._take("17-when-and-how")
        self._press("quiet_tick")

    def _template(self) -> None:
        self._program.services.saved.save_template(Template("class_trip", _TEXT))
        self._program.window.go_to(1)
        self._press("type_template")
        self._press("template_new")
        dialog = self._shown_dialog("template_dialog")
        (name,) = dialog.findChildren(QLineEdit, "template_name")
        (text,) = dialog.findChildren(QPlainTextEdit, "template_text")
        name.setText("class_trip")
        text.setPlainText(_TEXT)
        self._dialog("template_dialog", "18-template", "template_cancel")

    def _stop_list(self) -> None:
        program = self._program
        for number, note in (
            ("+27821234567", "Rang the office on Monday"),
            ("+27837654321", "Child has left the school"),
            ("+27845550123", ""),
        ):
            program.services.stop_list.add(number, "ZA", note)
        program.people.open_stop_list()
        dialog = self._shown_dialog("stop_list_dialog")
        self._until(self._button("stop_remove_button", dialog).isEnabled)
        self._dialog("stop_list_dialog", "19-stop-list", "close_stop_list_button")

    def _help(self) -> None:
        self._program.helping.open_help()
        self._dialog("help_dialog", "20-help", "help_close")
