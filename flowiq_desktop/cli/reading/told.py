"""How a file was read, as the command line tells it, and what it does not go on without."""

import argparse

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.texts import say


def refuse_unsure(loaded: LoadedSheet, options: argparse.Namespace) -> None:
    """Raise CallError when the headers or the letters are unclear and nobody said which."""
    _refuse_unsure_letters(loaded, options)
    asked = loaded.origin.asked
    if not asked:
        return
    row = next((row.text for row in loaded.origin.first_rows if row.number == asked), "")
    facts = {"row": asked, "file": options.file.name, "text": row}
    raise CallError(
        say("It is not clear whether row {row} of {file} (“{text}”) has the headings.", **facts)
        if row
        else say("It is not clear whether row {row} of {file} has the headings.", **facts),
        say(
            "Nothing was sent. Add --header-row {row} if it has them, or --header-row 0 if there"
            " are none and every row is a person.",
            row=asked,
        ),
    )


def _refuse_unsure_letters(loaded: LoadedSheet, options: argparse.Namespace) -> None:
    letters = loaded.origin.letters
    if letters is None:
        return
    raise CallError(
        say(
            "It is not clear how the letters of {file} are to be read: “{words}” or “{other}”.",
            file=options.file.name,
            words=letters.taken.words,
            other=letters.other.words,
        ),
        say(
            "Nothing was sent. Add --encoding {name} for the first, or --encoding {other_name}"
            " for the second.",
            name=letters.taken.encoding,
            other_name=letters.other.encoding,
        ),
    )


def reading_json(loaded: LoadedSheet) -> dict[str, object]:
    """How the file was read: every row that is not blank is the headers, a title, or counted."""
    origin = loaded.origin
    return {
        "sheet": origin.sheet_name,
        "header_row": origin.header_row,
        "header_row_unsure": origin.asked,
        "titles": [{"row": row.number, "text": row.text} for row in origin.titles],
        "left_unread": [
            {
                "where": entry.where,
                "place": entry.place.value,
                "sheet": entry.sheet,
                "row": entry.row,
                "rows": entry.rows,
                "sample": entry.sample,
            }
            for entry in origin.left_unread
        ],
    }


def how_to_choose_letters(loaded: LoadedSheet) -> str:
    """What to add to the command where the letters can be read in two ways; else ""."""
    letters = loaded.origin.letters
    if letters is None:
        return ""
    return say(
        "Add --encoding {name} for “{words}”, or --encoding {other_name} for “{other}”.",
        name=letters.taken.encoding,
        words=letters.taken.words,
        other_name=letters.other.encoding,
        other=letters.other.words,
    )
