"""The words for damage: what happened to a column, how to undo it, and how to export again."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowiq_desktop.core.review.damage import Damage
from flowiq_desktop.texts import Marked, Plural, mark, mark_count

_AS_TEXT = mark(
    "So that it does not happen again: give the column the format Text before the numbers are typed"
    " or imported."
)


@dataclass(frozen=True, slots=True)
class DamageWords:
    """What is said about one kind of damage.

    Attributes:
        name: the kind of damage, in a list; may have one cell as it reads (`example`).
        happened: to how many cells (`n`) of which `column`; the same.
        undo: what undoing does, for a button; "" where it never can be done.
        advice: how to export again where the text is lost, or how to keep it from happening.
    """

    name: Marked
    happened: Plural
    undo: Marked | None
    advice: Marked


DAMAGE_WORDS: Mapping[Damage, DamageWords] = {
    Damage.LOST_ZERO: DamageWords(
        mark("lost zeros"),
        mark_count(
            '{n} number in "{column}" has lost the 0 in front, which spreadsheets drop.',
            '{n} numbers in "{column}" have lost the 0 in front, which spreadsheets drop.',
        ),
        mark("Write with the country code"),
        _AS_TEXT,
    ),
    Damage.LOST_ZEROS: DamageWords(
        mark("lost zeros in front"),
        mark_count(
            '{n} cell in "{column}" is shorter than the others: it has lost the zeros in front, '
            "which spreadsheets drop.",
            '{n} cells in "{column}" are shorter than the others: they have lost the zeros in '
            "front, which spreadsheets drop.",
        ),
        mark("Put the zeros back"),
        _AS_TEXT,
    ),
    Damage.LOST_PLUS: DamageWords(
        mark("lost +"),
        mark_count(
            '{n} number in "{column}" has lost the + in front of its country code.',
            '{n} numbers in "{column}" have lost the + in front of their country codes.',
        ),
        mark("Put the + back"),
        _AS_TEXT,
    ),
    Damage.SHORTENED: DamageWords(
        mark("shortened as {example}"),
        mark_count(
            '{n} cell in "{column}" is shortened: {example}.',
            '{n} cells in "{column}" are shortened, such as {example}.',
        ),
        mark("Write the digits out"),
        mark(
            "Where digits are lost here, the workbook that this list was made from may have them: "
            "give the column there the format Number without decimals, and export it again."
        ),
    ),
    Damage.ROUNDED: DamageWords(
        mark("rounded after 15 digits"),
        mark_count(
            '{n} number in "{column}" has more digits than the 15 that a spreadsheet keeps, so the '
            "last ones are wrong.",
            '{n} numbers in "{column}" have more digits than the 15 that a spreadsheet keeps, so '
            "the last ones are wrong.",
        ),
        None,
        mark(
            "Take the list from where it came first, and import the column as Text: no program can "
            "bring the digits back."
        ),
    ),
    Damage.DECIMALS: DamageWords(
        mark(".0 at the end"),
        mark_count(
            '{n} cell in "{column}" ends in .0, which an export put there.',
            '{n} cells in "{column}" end in .0, which an export put there.',
        ),
        mark("Take the .0 off"),
        mark("So that it does not happen again: export the column as text or as whole numbers."),
    ),
    Damage.LOST_CENTS: DamageWords(
        mark("lost cents"),
        mark_count(
            '{n} amount in "{column}" is not written with two decimals, as 1250.50 is: '
            "spreadsheets drop zeros at the end.",
            '{n} amounts in "{column}" are not written with two decimals, as 1250.50 is: '
            "spreadsheets drop zeros at the end.",
        ),
        mark("Write two decimals"),
        mark("So that it does not happen again: give the column a format with two decimals."),
    ),
    Damage.FORCED_TEXT: DamageWords(
        mark('apostrophes and ="…"'),
        mark_count(
            '{n} cell in "{column}" has an apostrophe or ="…" around it, which made it text.',
            '{n} cells in "{column}" have an apostrophe or ="…" around them, which made them text.',
        ),
        mark("Take it off"),
        mark("In a column with the format Text it is not needed."),
    ),
    Damage.DATE: DamageWords(
        mark("dates in place of numbers"),
        mark_count(
            '{n} cell in "{column}" is a date where a number belongs.',
            '{n} cells in "{column}" are dates where numbers belong.',
        ),
        None,
        mark(
            "A spreadsheet program takes 12/5 or 3-4-1982 for a date. Take the list from where it "
            "came first, and import the column as Text."
        ),
    ),
    Damage.SERIAL: DamageWords(
        mark("dates as counted days"),
        mark_count(
            '{n} cell in "{column}" shows a date as a count of days: {example}.',
            '{n} cells in "{column}" show dates as a count of days, such as {example}.',
        ),
        mark("Write as dates"),
        mark(
            "So that it does not happen again: give the column a date format before it is exported."
        ),
    ),
    Damage.ERROR: DamageWords(
        mark("errors"),
        mark_count(
            '{n} cell in "{column}" shows an error in place of its value.',
            '{n} cells in "{column}" show an error in place of their values.',
        ),
        None,
        mark(
            "Correct the formulas in the workbook, widen the column where it shows ####, save it, "
            "and open the list again."
        ),
    ),
    Damage.MARKS: DamageWords(
        mark("invisible characters"),
        mark_count(
            '{n} cell in "{column}" has characters in it that nobody sees.',
            '{n} cells in "{column}" have characters in them that nobody sees.',
        ),
        mark("Take them out"),
        mark("They come from web pages and contact lists: paste as plain text."),
    ),
}
