"""What spreadsheet programs did to a list, told by `check` and undone in the copy it saves."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

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


@contextmanager
def damage_beside(
    checked: CheckedSheet, options: argparse.Namespace, console: Console
) -> Iterator[Callable[[], Found]]:
    """Look for what was done to the columns beside what follows; what is given waits for it.

    What can be undone is undone before, where that is wished.
    """
    if options.undo_damage:
        console.watch(undo_all(checked))
        console.tell(
            checked.edits.undo_title
            or say("Nothing was found that Excel changed and that can be put back.")
        )
    if not can_be_copied():
        found = console.watch(find_damage(checked))
        yield lambda: found
        return
    with closing(WorkBeside(_found, [checked])) as work:
        yield lambda: next(work.results())


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
