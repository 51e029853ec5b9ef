"""With unclear headings nothing is sent: that row may be a person."""

import argparse

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.services.preparing.load import LoadedSheet


def refuse_unsure(loaded: LoadedSheet, options: argparse.Namespace) -> None:
    """Raise CallError when nobody said which row has the headers and that is unclear."""
    asked = loaded.origin.asked
    if not asked:
        return
    row = next((row.text for row in loaded.origin.first_rows if row.number == asked), "")
    told = f" (“{row}”)" if row else ""
    raise CallError(
        f"It is not clear whether row {asked} of {options.file.name}{told} has the headings. "
        f"Nothing was sent. Add --header-row {asked} if it has them, or --header-row 0 if there "
        "are none and every row is a person."
    )
