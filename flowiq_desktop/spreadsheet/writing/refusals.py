"""Why a file cannot be saved in a place: one sentence for each reason, whoever finds it."""

from pathlib import Path

from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.errors import ResultsError, is_a_folder
from flowiq_desktop.texts import say


def taken_by_a_folder(target: Path) -> ResultsError:
    """There is a folder of this name."""
    return ResultsError(
        is_a_folder(shown_name(target.name)), say("Choose a name for the file in it.")
    )


def bad_name(details: str = "") -> ResultsError:
    """No file can have this name here."""
    return ResultsError(say("The file cannot have this name."), say("Choose another one."), details)


def bad_ending(target: Path) -> ResultsError:
    """The name's ending says nothing that can be written."""
    return ResultsError(
        say(
            "Results are saved as a workbook (.xlsx) or a text file (.csv), not as “{name}”.",
            name=shown_name(target.name or str(target)),
        ),
        say("Choose a name with one of these endings."),
    )


def closed_folder(folder: Path, details: str) -> ResultsError:
    """The folder takes no file of this person."""
    return ResultsError(
        say("Nothing may be saved in the folder “{folder}”.", folder=shown_name(str(folder))),
        say("Choose another folder."),
        details,
    )
