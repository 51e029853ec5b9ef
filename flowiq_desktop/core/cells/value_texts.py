"""The words of cells that hold no value: errors of formulas, and stand-ins such as NULL."""

from flowiq_desktop.core.wording import Wording, error, warning
from flowiq_desktop.texts import mark

MAY_BE_MEANT = frozenset({"word_value", "word_cell", "word_replaced", "error_inside"})
"""Codes of what the person may accept as it is; the facts `column` and `cell` say which."""

VALUE_WORDINGS: dict[str, Wording] = {
    "error_value": error(
        mark('The column "{column}" shows the error "{found}" here, and {label} uses it.'),
        mark(
            "Type what should stand there, or write in the message what to say when the cell is "
            "empty: {{{{{column}|there}}}}."
        ),
        mark('replace the errors in "{column}"'),
    ),
    "error_replaced": warning(
        mark(
            'The column "{column}" shows the error "{found}" here, so {label} says what you wrote '
            "for empty cells."
        ),
        mark("Type what should stand there, if it is known."),
        mark('replace the errors in "{column}"'),
    ),
    "error_decides": error(
        mark('The column "{column}" shows the error "{found}" here, and {label} depends on it.'),
        mark("Type what should stand there, or empty the cell."),
        mark('replace the errors in "{column}"'),
    ),
    "error_cell": error(
        mark('The column "{column}" shows the error "{found}" here, and {label} is taken from it.'),
        mark("Type what should stand there, or empty the cell."),
        mark('replace the errors in "{column}"'),
    ),
    "word_value": error(
        mark(
            'The column "{column}" says "{word}" here, which mostly means an empty cell; '
            "{label} uses it."
        ),
        mark("Type what should stand there, or say that it is a name."),
        mark('look at "{word}" in "{column}"'),
    ),
    "word_cell": error(
        mark(
            'The column "{column}" says "{word}" here, which mostly means an empty cell; {label} '
            "is taken from it."
        ),
        mark("Empty the cell or type what should stand there, or say that it is right."),
        mark('look at "{word}" in "{column}"'),
    ),
    "placeholder": error(
        mark('The column "{column}" says "{word}" here, which cannot be {label}.'),
        mark("Type what should stand there, or empty the cell."),
        mark('replace "{word}" in "{column}"'),
    ),
    "error_inside": error(
        mark(
            'The text in "{column}" says "{inside}", which the spreadsheet put there; people would '
            "read that."
        ),
        mark("Type what should stand there, or say that it is right."),
        mark('look at errors inside the texts of "{column}"'),
    ),
    "word_replaced": warning(
        mark(
            'The column "{column}" says "{word}" here, so {label} says what you wrote for empty '
            "cells."
        ),
        mark("If it is a name, say so."),
        mark('look at "{word}" in "{column}", which counts as an empty cell'),
    ),
}
