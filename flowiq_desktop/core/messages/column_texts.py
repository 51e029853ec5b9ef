"""The words for what is wrong with the columns that a message asks for."""

from flowiq_desktop.core.wording import Wording, error, warning
from flowiq_desktop.texts import mark

COLUMN_WORDINGS: dict[str, Wording] = {
    "missing_value": error(
        mark('The column "{column}" is empty here, and {label} uses it.'),
        mark(
            "Fill the cell, or write in the message what to say when it is empty: "
            "{{{{{column}|there}}}}."
        ),
        mark('fill in the empty cells of "{column}"'),
    ),
    "no_text_for_value": error(
        mark('The column "{column}" says "{value}" here, and {label} has no text for that.'),
        mark(
            "Write a text for it in Message, or one for all others; or correct the cell if it is "
            "misspelled."
        ),
        mark('write the texts that are missing for values of "{column}"'),
    ),
    "no_text_for_empty": error(
        mark('The column "{column}" is empty here, and it chooses the text of {label}.'),
        mark("Fill the cell, or write a text for empty cells or for all others in Message."),
        mark('fill in the empty cells of "{column}", which chooses a text'),
    ),
    "unknown_column": error(
        mark('There is no column "{column}", and {label} uses it.'),
        mark("Check the spelling, or insert the field with its button."),
        mark("correct the field {{{{{column}}}}} in {label}"),
    ),
    "unknown_source": error(
        mark('There is no column "{column}", and {label} is taken from it.'),
        mark("Choose another column for it, or a spreadsheet that has this one."),
        mark("choose a column for {label}"),
    ),
    "unknown_choosing": error(
        mark('There is no column "{column}", and it chooses the text of {label}.'),
        mark("Choose another column that chooses the text, or write one text for everybody."),
        mark("choose the column that chooses the text of {label}"),
    ),
    "unknown_deciding": error(
        mark('There is no column "{column}", and a part of {label} depends on it.'),
        mark(
            "Correct the name of the column in {{{{only if …}}}}; or take both marks away, select "
            "the part, and choose a column with the button “Only if…”."
        ),
        mark('correct the column "{column}" in {{{{only if …}}}} in {label}'),
    ),
    "condition_alone": error(
        mark("{label} has {{{{{column}}}}} alone, so that nobody knows which part is meant."),
        mark(
            "A part that is there for some rows begins with {{{{only if …}}}} and ends with "
            "{{{{end if}}}}, and has no other one inside. Take the mark away, or select the part "
            "and use its button."
        ),
        mark("complete {{{{{column}}}}} in {label}"),
    ),
    "value_nowhere": warning(
        mark(
            'In the spreadsheet no row has "{value}" in "{column}", on which a part of {label} '
            "depends."
        ),
        mark("Check how it is spelled in {{{{only if …}}}} and in the column."),
        mark('check the values of "{column}" in {{{{only if …}}}} in {label}'),
    ),
}
