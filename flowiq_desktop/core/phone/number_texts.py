"""The words of cells that hold no usable phone number, or one worth a look."""

from flowiq_desktop.core.wording import Wording, error, warning
from flowiq_desktop.texts import mark

NUMBER_WORDINGS: dict[str, Wording] = {
    "totals_row": error(
        mark('This row looks like a total ("{value}"), not like a person.'),
        mark("Leave it out; if it is a person, fill in the phone number."),
        mark("leave out what looks like a total"),
    ),
    "repeated_headings": error(
        mark('This row looks like the headings once more ("{value}"), not like a person.'),
        mark("Leave it out; if it is a person, fill in the phone number."),
        mark("leave out headings that come again"),
    ),
    "number_shortened": error(
        mark(
            'The spreadsheet program shortened this number to "{value}", and its last digits '
            "are lost."
        ),
        mark("Format the column as text and enter the number again."),
        mark("enter shortened phone numbers again"),
    ),
    "number_imprecise": error(
        mark('"{value}" has more digits than a spreadsheet keeps, so the last ones may be wrong.'),
        mark("Format the column as text and enter the number again."),
        mark("enter over-long phone numbers again"),
    ),
    "number_none": error(
        mark('"{value}" stands where a phone number should be.'),
        mark("Fill in the number, or leave this row out."),
        mark("fill in phone numbers"),
    ),
    "number_formula": error(
        mark('"{value}" starts with = as a formula does.'),
        mark("Leave only the number in the cell."),
        mark("take the = out of phone numbers"),
    ),
    "number_date": error(
        mark('"{value}" is a date, not a phone number.'),
        mark("Enter the phone number, or choose another column for it."),
        mark("replace dates by phone numbers"),
    ),
    "number_letters": error(
        mark('"{value}" has letters or signs that no phone number has.'),
        mark("Leave only the number in the cell."),
        mark("take letters out of phone numbers"),
    ),
    "number_two": error(
        mark('"{value}" holds more than one number.'),
        mark("Keep one number in the cell, or give each its own row."),
        mark("split cells with two phone numbers"),
    ),
    "number_extension": error(
        mark('"{value}" has an extension, which WhatsApp cannot reach.'),
        mark("Use the person's mobile number."),
        mark("replace numbers with an extension"),
    ),
    "number_too_short": error(
        mark('"{value}" is too short for a phone number in {country}.'),
        mark("Check for missing digits."),
        mark("complete phone numbers that are too short"),
    ),
    "number_too_long": error(
        mark('"{value}" is too long for a phone number in {country}.'),
        mark("Check for extra digits."),
        mark("correct phone numbers that are too long"),
    ),
    "number_unknown_country": error(
        mark('"{value}" starts with a country code that does not exist.'),
        mark("Check the digits after the +."),
        mark("correct country codes"),
    ),
    "number_invalid": error(
        mark('"{value}" is not in use as a phone number in {country}.'),
        mark("Check the digits, or add the country code if the person lives elsewhere."),
        mark("correct phone numbers"),
    ),
    "number_service": error(
        mark('"{value}" is a service or emergency number.'),
        mark("Use the person's mobile number."),
        mark("replace service numbers"),
    ),
    "number_cell_error": error(
        mark('The spreadsheet shows "{value}" here instead of a number.'),
        mark("Correct the formula in the spreadsheet, or type the number."),
        mark("replace formula errors by numbers"),
    ),
    "number_landline": warning(
        mark('"{value}" looks like a landline; WhatsApp mostly works with mobiles.'),
        mark("Check it, or use the person's mobile number."),
        mark("look at numbers that may be landlines"),
    ),
    "number_not_mobile": warning(
        mark('"{value}" is {kind}; WhatsApp mostly works with mobiles.'),
        mark("Check it, or use the person's mobile number."),
        mark("look at numbers that may not be mobiles"),
    ),
    "number_renumbered": warning(
        mark('"{value}" is written as numbers in {country} were before they got more digits.'),
        mark("It was read as {number}; check that no digit was lost."),
        mark("look at numbers in an old form"),
    ),
    "number_guessed_country": warning(
        mark('"{value}" was read as a number in {country}; with a + it would be one in {other}.'),
        mark("Check that {number} is right, or write the number with + and the country code."),
        mark("check numbers that could belong to two countries"),
    ),
}
