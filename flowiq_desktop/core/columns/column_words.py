"""The words about columns that are well named and used nowhere."""

from flowiq_desktop.core.words import Words, warning

COLUMN_WORDS: dict[str, Words] = {
    "unused_columns": warning(
        "{columns} named like a part of a message, and not used.",
        "Choose what it is for, or go on if it is not meant for the message.",
        "look at columns that are not used",
    ),
    "not_sent": warning(
        '{label} is filled in here, and a message of the type "{type}" does not send it.',
        "Empty the cell, or change the row's type.",
        "look at {label} where the message does not send it",
    ),
}
