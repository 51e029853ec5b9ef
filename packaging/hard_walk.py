"""HardWalk: the window with long, empty and wrong content, and every dialog there is."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from composer_walk import HEADERS, LONG, ComposerWalk
from PySide6.QtWidgets import QRadioButton

from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.ui.dialogs.add_contacts_dialog import AddContactsDialog
from flowiq_desktop.ui.steps.check.check_table import CheckTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.app.program import Program

_NAME = f"List of everybody {LONG}.csv"
_ENDINGS = ("3001", "3003", "3010", "3020", "3031", "0404", "3022")
"""Of practice numbers, one for each group of who can be reached."""
_KINDS = ("image", "contacts", "interactive", "reaction", "")


class HardWalk(ComposerWalk):
    """Looks at what a tidy example never shows.

    Args:
        program: the window, shown.
        suffix: the end of each file's name.
        folder: where pictures go; None looks at the layout only.
        look: what is wrong with a window that is shown, in sentences.
        home: where the spreadsheets are written.
    """

    def __init__(
        self,
        program: Program,
        suffix: str,
        folder: Path | None,
        look: Callable[[QWidget], list[str]],
        home: Path,
    ) -> None:
        super().__init__(program, suffix, folder, look)
        self._home = home

    def walk(self) -> None:
        """Everything, from a window without a spreadsheet to a real campaign."""
        self._begin()
        self._nothing_and_faults()
        self._long_names()
        self._kinds()
        self.walk_templates()
        self.walk_composer()
        self._fixes()
        self._sending()
        self._dialogs()
        self._reach()

    def _begin(self) -> None:
        self._press("welcome_account_button", self._shown_dialog("welcome_dialog"))
        self._account()
        self._take("21-start")

    def _account(self) -> None:
        dialog = self._shown_dialog("account_dialog")
        self._press("advanced_button", dialog)
        self._press("test_connection_button", dialog)
        self._keep(dialog, "22-account-advanced")
        self._press("cancel_account_button", dialog)

    def _nothing_and_faults(self) -> None:
        program = self._program
        none = self._home / f"{LONG}.xlsx"
        none.write_bytes(b"no workbook at all")
        self._open(none)
        self._until(lambda: not program._loader.busy)  # noqa: SLF001 - nothing tells it outside
        self._take("23-unreadable")
        self._open(self._write("empty.csv", []))
        self._until(lambda: not program._loader.busy)  # noqa: SLF001 - no screen says it
        self._take("24-empty")

    def _long_names(self) -> None:
        people = [(f"{LONG} {n}", f"082 55{n:05d}", "4A") for n in range(8)]
        bad = [(f"{LONG} {n}", "12", "4B " * 40) for n in range(6)]
        two = (f"{LONG} 9", "mother 082 5550101 / father of the child 083 5550102", "")
        damaged = (f"{LONG} 10\u200b", "825550199", "4A")
        path = self._write(_NAME, [*people, people[0], *bad, damaged, two])
        self._load(path)
        self._text(f"Dear {{{{{HEADERS[0]}}}}}, the trip is on Friday. {LONG}")
        window = self._program.window
        for picture, step in (("25-long-recipients", 0), ("26-long-message", 1), ("27-check", 2)):
            window.go_to(step)
            self._take(picture)
        window.go_to(0)
        self._press("reading_change")
        self._take("28-choosers")

    def _kinds(self) -> None:
        self._program.window.go_to(1)
        before = self._program.draft.mapping
        for place, kind in enumerate(_KINDS):
            self._press(f"type_{kind or 'per_row'}")
            self._take(f"3{place}-kind-{kind or 'by-column'}")
        self._program.draft.set_mapping(before)
        self._settled()

    def _fixes(self) -> None:
        window = self._program.window
        window.go_to(2)
        self._settled()
        for table in window.findChildren(CheckTable):
            table.go_to(table.model().rowCount() - 1)
            self._press("button_fix_task")
            self._dialog("fix_task_dialog", "36-fix-task", "fix_task_cancel")
            table.go_to(0)
        self._press("button_fix_alike")
        self._dialog("fix_alike_dialog", "36-fix-alike", "fix_alike_cancel")
        self._press("button_repeats")
        repeats = self._shown_dialog("repeats_dialog")
        self._keep(repeats, "36-repeats")
        for choice in repeats.findChildren(QRadioButton, "repeats_picked"):
            choice.setChecked(True)
        self._dialog("repeats_dialog", "36-repeats-picked", "repeats_cancel")
        self._press("button_replace")
        replacing = self._shown_dialog("replace_dialog")
        self._field(replacing, "replace_find").setText("2")
        self._until(self._button("replace_replace", replacing).isEnabled)
        self._dialog("replace_dialog", "36-replace", "replace_cancel")
        self._until(lambda: self._is_shown("button_damage", window))
        self._press("button_damage")
        self._dialog("damage_dialog", "36-damage", "damage_close")
        self._press("show_left_out")
        self._take("37-nothing-left-out")
        self._press("show_problems")
        if window.view.phone_button.isVisible():
            self._press("phone_button")
            self._take("38-phone")
            self._press("phone_button")

    def _sending(self) -> None:
        program, window = self._program, self._program.window
        window.go_to(3)
        self._take("40-no-account")
        program.actions.set_practice(on=True)
        self._until(window.view.primary_button.isEnabled)
        self._press("options_button")
        for tick in ("spread_tick", "quiet_tick"):
            self._press(tick)
        self._take("41-options")
        self._press("primary_button")
        confirm = self._shown_dialog("confirm_send_dialog")
        self._keep(confirm, "42-long-confirm")
        self._press("add_contacts_box", confirm)
        self._dialog("confirm_send_dialog", "42-add-contacts", "confirm_send_button")
        self._until(lambda: program.run.running)
        self._press("stop_button")
        self._dialog("stop_question", "43-stop", "stop_question_act")
        self._until(lambda: not program.run.running)
        self._take("44-stopped")
        window.go_to(4)
        self._take("45-results-unfinished")
        self._contacts()
        program._mover.ask()  # noqa: SLF001 - its button stands beside people who have not written
        self._dialog("move_dialog", "47-move", "move_cancel")

    def _contacts(self) -> None:
        program = self._program
        loaded = program.draft.loaded
        headers = loaded.sheet.headers if loaded else ()
        wanted = NewContacts((0,), len(headers) - 1)
        explanation = program.explainer.make(Term.CONTACT)
        dialog = AddContactsDialog(
            1234, headers, wanted, program.icons, explanation, waiting=56, parent=program.window
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self._dialog("add_contacts_dialog", "46-add-contacts", "not_now_button")

    def _dialogs(self) -> None:
        program, actions = self._program, self._program.actions
        actions.open_past_sends()
        past = self._shown_dialog("past_sends_dialog")
        self._keep(past, "50-past-long")
        self._press("delete_campaign_button", past)
        self._dialog("delete_question", "51-delete", "delete_question_leave")
        self._press("close_past_sends_button", past)
        self._stop_list()
        self._erasing()
        self._poster()
        self._help()
        for name in ("keys", "failing"):
            getattr(program.window.menu, name).trigger()
            self._dialog(f"{name}_dialog", f"52-{name}", f"{name}_dialog_close")
        program.window.menu.about.trigger()
        self._press("licences_button", self._shown_dialog("about_dialog"))
        self._dialog("licences_dialog", "52-licences", "licences_close")
        self._dialog("about_dialog", "52-about", "about_dialog_close")
        actions.leave_practice()
        question = "leave_practice_question"
        self._dialog(question, "53-leave-practice", f"{question}_leave")

    def _reach(self) -> None:
        """Who can be reached: before anybody is looked up, meanwhile, and everything there is."""
        program = self._program
        people = [(f"{LONG} {e}", f"082555{e}", "4A") for e in _ENDINGS]
        self._load(self._write("reach.csv", [*people, ("", "12", ""), (LONG, "0825550399", "")]))
        self._text("Hello")
        program.draft.leave_out([len(people) + 1])
        program.window.go_to(2)
        self._until(lambda: program.reach.plan is not None)
        self._press("reach_fold")
        self._until(self._button("reach_look", program.window).isEnabled)
        # On a busy computer the picture takes longer than looking everybody up at the usual pace.
        program.services.preferences.current.rate_per_minute = 10
        self._press("reach_look")
        self._until(lambda: self._is_shown("reach_stop", program.window))
        self._take("54-reach-looking")
        self._press("reach_stop")
        self._until(lambda: not program.reach.looking)
        program.services.preferences.current.rate_per_minute = 6000
        self._press("reach_look")
        self._until(lambda: not program.reach.looking)
        self._until(lambda: self._reached() == len(people) + 2)
        self._take("55-reach")
        self._press("reach_no_contact_button")
        self._dialog("reach_no_contact_dialog", "56-no-contact", "reach_no_contact_dialog_ok")
        self._press("reach_needs_template_button")
        self._dialog("move_dialog", "56-to-a-template", "move_cancel")
        self._press("reach_asked_not_to_button")
        self._dialog("reach_list_question", "56-list", "reach_list_question_leave")

    def _reached(self) -> int:
        """Rows in all, once everybody is looked up."""
        plan = self._program.reach.plan
        return plan.rows if plan is not None and plan.looked_from is not None else 0

    def _stop_list(self) -> None:
        program = self._program
        program.people.open_stop_list()
        dialog = self._shown_dialog("stop_list_dialog")
        self._keep(dialog, "57-stop-list-empty")
        number, note = (self._field(dialog, name) for name in ("stop_number", "stop_note"))
        number.setText("+27821234567")
        note.setText("Rang the office and asked for no more. " * 4)
        self._press("stop_add_button", dialog)
        self._until(self._button("stop_remove_button", dialog).isEnabled)
        self._keep(dialog, "58-stop-list")
        self._press("stop_remove_button", dialog)
        self._dialog("stop_remove_question", "59-stop-remove", "stop_remove_question_act")
        self._until(lambda: not program.services.stop_list.count())
        self._press("close_stop_list_button", dialog)

    def _erasing(self) -> None:
        self._program.people.open_erase()
        dialog = self._shown_dialog("erase_dialog")
        self._field(dialog, "erase_number").setText("+27821234567")
        self._keep(dialog, "60-erase")
        self._press("erase_button", dialog)
        self._dialog("erase_question", "61-erase-question", "erase_question_act")
        self._until(self._button("close_erase_button", dialog).isEnabled)
        self._keep(dialog, "62-erased")
        self._press("close_erase_button", dialog)

    def _poster(self) -> None:
        self._program.people.open_poster()
        dialog = self._shown_dialog("poster_dialog")
        self._keep(dialog, "63-poster-empty")
        self._field(dialog, "poster_number").setText("+27821234567")
        self._field(dialog, "poster_name").setText("Long Street Primary School " * 3)
        self._field(dialog, "poster_text").setText("Hello, please keep me informed about " * 8)
        self._keep(dialog, "64-poster")
        self._press("poster_copy_button", dialog)
        self._keep(dialog, "65-poster-copied")
        self._press("close_poster_button", dialog)

    def _help(self) -> None:
        self._program.helping.open_help()
        dialog = self._shown_dialog("help_dialog")
        self._keep(dialog, "66-help")
        self._field(dialog, "help_search").setText("131048")
        self._keep(dialog, "67-help-search")
        self._field(dialog, "help_search").setText("no such words")
        self._dialog("help_dialog", "68-help-nothing", "help_close")

    # -- steps --------------------------------------------------------------------------------

    def _write(self, name: str, people: Sequence[Sequence[str]]) -> Path:
        path = self._home / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADERS, *people])
        return path

    def _open(self, path: Path) -> None:
        self._program.actions.new_campaign()
        self._program.actions.open_file(path)

    def _load(self, path: Path) -> None:
        draft = self._program.draft
        self._open(path)
        self._until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
        draft.set_country("ZA")
        self._settled()
