"""How a file was read, as `check --json` prints it."""

from flowiq_desktop.services.preparing.load import LoadedSheet


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
