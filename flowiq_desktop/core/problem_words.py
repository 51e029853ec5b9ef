"""The words for every problem: what is wrong, what to do, and how the to-do list puts it."""

from flowiq_desktop.core.cells.value_words import VALUE_WORDS
from flowiq_desktop.core.words import Words
from flowiq_desktop.core.words import error as _error
from flowiq_desktop.core.words import warning as _warning

WORDS: dict[str, Words] = {
    "missing": _error(
        "{label} is empty.", "Fill it in, or leave this row out.", "fill in the empty {label}"
    ),
    "not_mapped": _error(
        "{label} is needed, and no column or text fills it.",
        "Choose a column for it, or type a text.",
        "say where {label} comes from",
    ),
    "missing_value": _error(
        'The column "{column}" is empty here, and {label} uses it.',
        "Fill the cell, or give the field a fallback such as {{{{{column}|there}}}}.",
        'fill in the empty cells of "{column}"',
    ),
    **VALUE_WORDS,
    "unused_columns": _warning(
        "{columns} named like a part of a message, and not used.",
        "Choose what it is for, or go on if it is not meant for the message.",
        "look at columns that are not used",
    ),
    "not_sent": _warning(
        '{label} is filled in here, and a message of the type "{type}" does not send it.',
        "Empty the cell, or change the row's type.",
        "look at {label} where the message does not send it",
    ),
    "unknown_column": _error(
        'There is no column "{column}", and {label} uses it.',
        "Check the spelling, or insert the field with its button.",
        "correct the field {{{{{column}}}}} in {label}",
    ),
    "unknown_field": _warning(
        'Something fills a field called "{label}", and no message has such a field.',
        "Check how the field's name is spelled.",
        "check the names of fields",
    ),
    "stray_braces": _warning(
        "{label} still has {{{{ or }}}} in it, and people would see them.",
        "Complete the field as {{{{Column}}}}, or take the braces away.",
        "look at the braces left in {label}",
    ),
    "too_long": _error(
        "{label} has {length:,} characters; WhatsApp takes {limit:,}.",
        "Shorten it by {over:,}.",
        "shorten {label}",
    ),
    "unknown_type": _error(
        '"{value}" is not a kind of message.',
        "Use one of: {choices}.",
        "correct the message type",
    ),
    "bad_url": _error(
        '"{value}" is not a link that WhatsApp can open.',
        "Use a full address that starts with https:// and opens without a password.",
        "correct the links in {label}",
    ),
    "insecure_url": _warning(
        "The link starts with http://, which is not protected on its way.",
        "Use https:// if the website offers it.",
        "look at the unprotected links in {label}",
    ),
    "local_file": _error(
        '"{value}" is a file on a computer; FlowIQ can only fetch files from the internet.',
        "Put the file on your website or a sharing service and use its link.",
        "replace the files on your computer by links",
    ),
    "sharing_page": _warning(
        "This link opens a web page of {site}, not the file itself.",
        "Use the direct download link, or check the preview.",
        "look at the sharing links in {label}",
    ),
    "wrong_media_kind": _error(
        "The link ends in .{ending}; {type} messages take {accepted}.",
        "Use a file of that kind, or choose another kind of message.",
        "replace files of the wrong kind in {label}",
    ),
    "unused_caption": _warning(
        "WhatsApp shows no caption with audio; the text is not sent.",
        "Send the text as a message of its own.",
        "look at captions that audio cannot show",
    ),
    "unused_part": _warning(
        "{label} is filled in, and a message with {shown} does not show it.",
        "Empty it, or change what the message has.",
        "look at fields that are filled in and not shown",
    ),
    "not_a_number": _error(
        '"{value}" is not a number.', "Write it in degrees, such as -33.9249.", "correct {label}"
    ),
    "out_of_bounds": _error(
        "{label} is {value}; it must be between {low} and {high}.",
        "Check that latitude and longitude are not swapped.",
        "correct {label}",
    ),
    "zero_point": _warning(
        "The place is at 0, 0, in the sea off Africa.",
        "Check that the coordinates were filled in.",
        "check the coordinates at 0, 0",
    ),
    "no_cards": _error(
        "There is no contact card to send.",
        "Fill in at least the name of the first contact.",
        "fill in a contact's name",
    ),
    "card_without_name": _error(
        "Contact {card} has no name.", "Give it a name.", "name the contacts without a name"
    ),
    "card_without_phone": _error(
        "Contact {card} has no phone number.",
        "FlowIQ needs a number on each card: fill it in.",
        "give the contacts a phone number",
    ),
    "too_many_cards": _error(
        "There are {count} contacts; WhatsApp takes {limit}.",
        "Send them in several messages.",
        "send fewer contacts in one message",
    ),
    "card_phone_unsure": _warning(
        '"{value}" on contact {card} does not look like a full phone number.',
        "Write it with + and the country code.",
        "check the phone numbers on contacts",
    ),
    "bad_choice": _error(
        '"{value}" is not one of the choices of {label}.',
        "Use one of: {choices}.",
        "correct {label}",
    ),
    "no_buttons": _error(
        "There is no button.", "Give the first button a text.", "give messages a button"
    ),
    "no_rows": _error("The list has no row.", "Give the first row a title.", "give lists a row"),
    "too_many": _error(
        "There are {count} {things}; WhatsApp takes {limit}.",
        "Take some away, or send a second message.",
        "use fewer {things}",
    ),
    "same_title": _error(
        '"{value}" stands twice among the {things}.',
        "Give each a different text.",
        "tell equal {things} apart",
    ),
    "same_id": _error(
        'The id "{value}" stands twice among the {things}.',
        "Give each its own id, or leave the ids empty.",
        "tell equal ids apart",
    ),
    "row_without_title": _error(
        "Row {index} of the list has no title.",
        "Give it a title, or empty its description and id.",
        "give list rows a title",
    ),
    "button_without_title": _error(
        "Button {index} has an id and no text.",
        "Give it a text, or empty its id.",
        "give buttons a text",
    ),
    "two_headers": _error(
        "There is a header text and a header picture or file; only one of them can be shown.",
        "Empty one of the two.",
        "choose between header text and header file",
    ),
    "list_header_media": _error(
        "A list cannot have a picture or file above it.",
        "Empty the header file, or send buttons instead.",
        "take files away from the tops of lists",
    ),
    "section_missing": _error(
        "Some rows of the list have a section and row {index} has none.",
        "Give every row a section, or none.",
        "complete the sections of lists",
    ),
    "bad_message_id": _error(
        '"{value}" is not a WhatsApp message id.',
        "Copy the id that starts with wamid. from the conversation.",
        "correct the message ids",
    ),
    "not_one_emoji": _error(
        '"{value}" is not one emoji.', "Use a single emoji, such as 👍.", "correct the emoji"
    ),
    "bad_json": _error(
        "The cell in {label} cannot be read: {reason}.",
        "Correct the JSON, or use the separate columns instead.",
        "correct the JSON in {label}",
    ),
    "json_and_columns": _warning(
        "{label} is given as JSON, so the separate columns for it are not used.",
        "Keep one of the two.",
        "choose between JSON and columns",
    ),
    "bad_characters": _error(
        "{label} has characters that cannot be sent (in place {place}).",
        "Delete them and type the text again.",
        "delete unusable characters in {label}",
    ),
    "same_number": _warning(
        "This number is also in row {first}; the person gets more than one message.",
        "Leave one out if that is not what you want.",
        "look at people who get more than one message",
    ),
    "same_message": _error(
        "The same message to the same number is already in row {first}.",
        "Leave this row out, or change its message.",
        "leave out exact repeats",
    ),
    "number_shortened": _error(
        'The spreadsheet program shortened this number to "{value}", and its last digits are lost.',
        "Format the column as text and enter the number again.",
        "enter shortened phone numbers again",
    ),
    "number_imprecise": _error(
        '"{value}" has more digits than a spreadsheet keeps, so the last ones may be wrong.',
        "Format the column as text and enter the number again.",
        "enter over-long phone numbers again",
    ),
    "number_none": _error(
        '"{value}" stands where a phone number should be.',
        "Fill in the number, or leave this row out.",
        "fill in phone numbers",
    ),
    "number_formula": _error(
        '"{value}" starts with = as a formula does.',
        "Leave only the number in the cell.",
        "take the = out of phone numbers",
    ),
    "number_date": _error(
        '"{value}" is a date, not a phone number.',
        "Enter the phone number, or choose another column for it.",
        "replace dates by phone numbers",
    ),
    "number_letters": _error(
        '"{value}" has letters or signs that no phone number has.',
        "Leave only the number in the cell.",
        "take letters out of phone numbers",
    ),
    "number_two": _error(
        '"{value}" holds more than one number.',
        "Keep one number in the cell, or give each its own row.",
        "split cells with two phone numbers",
    ),
    "number_extension": _error(
        '"{value}" has an extension, which WhatsApp cannot reach.',
        "Use the person's mobile number.",
        "replace numbers with an extension",
    ),
    "number_too_short": _error(
        '"{value}" is too short for a phone number in {country}.',
        "Check for missing digits.",
        "complete phone numbers that are too short",
    ),
    "number_too_long": _error(
        '"{value}" is too long for a phone number in {country}.',
        "Check for extra digits.",
        "correct phone numbers that are too long",
    ),
    "number_unknown_country": _error(
        '"{value}" starts with a country code that does not exist.',
        "Check the digits after the +.",
        "correct country codes",
    ),
    "number_invalid": _error(
        '"{value}" is not in use as a phone number in {country}.',
        "Check the digits, or add the country code if the person lives elsewhere.",
        "correct phone numbers",
    ),
    "number_service": _error(
        '"{value}" is a service or emergency number.',
        "Use the person's mobile number.",
        "replace service numbers",
    ),
    "number_cell_error": _error(
        'The spreadsheet shows "{value}" here instead of a number.',
        "Correct the formula in the spreadsheet, or type the number.",
        "replace formula errors by numbers",
    ),
    "number_landline": _warning(
        '"{value}" looks like a landline; WhatsApp mostly works with mobiles.',
        "Check it, or use the person's mobile number.",
        "look at numbers that may be landlines",
    ),
    "number_not_mobile": _warning(
        '"{value}" is {kind}; WhatsApp mostly works with mobiles.',
        "Check it, or use the person's mobile number.",
        "look at numbers that may not be mobiles",
    ),
    "number_guessed_country": _warning(
        '"{value}" was read as a number in {country}; with a + it would be one in {other}.',
        "Check that {number} is right, or write the number with + and the country code.",
        "check numbers that could belong to two countries",
    ),
}
