"""What spreadsheet programs did to a list, told by `check` and undone in the copy it saves."""

import argparse
from collections.abc import Callable, Iterator, Sequence

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.console import Console, run_quietly
from flowiq_desktop.services.preparing.check import CheckedSheet
from flowiq_desktop.services.preparing.columns.damage import (
    ColumnDamage,
    DamagedCell,
    find_damage,
    undo_all,
)
from flowiq_desktop.system.copied_process import WorkBeside, can_be_copied
from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import english

Found = tuple[ColumnDamage, ...]

_SHOWN = 3
"""Cells shown for each kind of damage."""


def refuse_undoing_nowhere(options: argparse.Namespace) -> None:
    """Raise CallError where damage is to be undone and no list is saved."""
    if options.undo_damage and options.save_corrected is None:
        raise CallError(say("--undo-damage goes with --save-corrected."))


def undo_where_wished(checked: CheckedSheet, options: argparse.Namespace, console: Console) -> None:
    """Put back what can be, where that is wished, and say what it was."""
    if options.undo_damage:
        console.watch(undo_all(checked))
        console.tell(
            checked.edits.undo_title
            or say("Nothing was found that Excel changed and that can be put back.")
        )


class DamageBeside:
    """What was done to the columns, looked for in a copy of this process where there can be one.

    Args:
        options: of the command; some of them change cells before anything is looked for.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self._changes_cells = bool(options.undo_damage or options.mend_links)
        self._beside: WorkBeside[CheckedSheet, Found] | None = None
        self._found: Found = ()

    def begin(self, checked: CheckedSheet) -> None:
        """All rows were looked at; a copy begins, unless cells are going to change."""
        if can_be_copied() and not self._changes_cells:
            self._beside = WorkBeside(_found, [checked])

    def look(self, checked: CheckedSheet, console: Console) -> None:
        """The cells are what is told; without a copy this process looks, and shows how far it is.

        `found` then says what came of it.
        """
        if self._beside is None and can_be_copied():
            self._beside = WorkBeside(_found, [checked])
        elif self._beside is None:
            self._found = console.watch(find_damage(checked))

    def found(self) -> Found:
        """What was done to the columns, once a copy that looks for it is done."""
        if self._beside is not None:
            self._found = next(self._beside.results(), self._found)
            self.close()
        return self._found

    def close(self) -> None:
        """Give up what nobody asked for."""
        if self._beside is not None:
            self._beside.close()
            self._beside = None  # what it found is known: to ask again would look again


def _found(checked: CheckedSheet) -> Found:
    return run_quietly(find_damage(checked))


def damage_json(found: Callable[[], Found]) -> Iterator[dict[str, object]]:
    """The same as JSON, in English, whatever language is in use; found when it is written."""
    with english():
        told: list[dict[str, object]] = [
            {
                "column": it.header,
                "kind": it.damage.value,
                "cells": it.cells,
                "can_be_undone": it.undoable,
                "message": it.happened,
                "undo": it.undo,
                "advice": it.advice,
                "examples": [
                    {"row": cell.row_number, "was": cell.now, "becomes": cell.then}
                    for cell in it.first[:_SHOWN]
                ],
            }
            for it in found()
        ]
    yield from told


def tell_damage(found: Sequence[ColumnDamage], console: Console) -> None:
    """Say in words what happened to which column, with cells before and after, and what helps."""
    if not found:
        return
    console.tell(say("What spreadsheet programs did to the list:"))
    for it in found:
        console.tell(f"  {it.happened}")
        for cell in it.first[:_SHOWN]:
            console.tell(f"    {_in_words(cell)}")
        console.tell(f"    {it.advice}")
    if any(it.undoable for it in found):
        console.tell(f"  {_how_to_undo()}")


def _how_to_undo() -> str:
    return say(
        "Add --save-corrected and --undo-damage for a copy of the list in which everything that can"
        " be undone is, or undo it on Check in the window."
    )


def _in_words(cell: DamagedCell) -> str:
    if cell.then is None:
        return say('row {row}: "{now}" cannot be undone', row=cell.row_number, now=cell.now)
    return say(
        'row {row}: "{now}" would be "{then}"',
        row=cell.row_number,
        now=cell.now,
        then=cell.then,
    )
