"""`check --save-corrected`: the list with its corrections, as another file."""

from pathlib import Path

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.checking import Checked
from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.results.split_rows import Splits
from flowiq_desktop.texts import said, say


def save_corrected(
    target: Path, checked: Checked, services: Services, console: Console, *, split: bool = False
) -> None:
    """Save the checked list here, and say where it is and what is in it.

    Args:
        target: where to.
        checked: the list.
        services: those behind the command.
        console: where to say it.
        split: whether cells with several numbers get a row for each.

    Raises:
        ResultsError: it cannot be saved; it says why, and what to do.
    """
    splits = Splits.of(checked.sheet) if split else None
    saving = services.lists.save(target, checked.loaded, checked.sheet.edits, splits)
    saved = console.watch(saving)
    console.tell(say("The corrected list is saved as {path}.", path=saved.path))
    for remark in saved.remarks:
        console.tell(f"  {said(remark)}")
