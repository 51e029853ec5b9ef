"""The words for every problem: what is wrong, what to do, and how the to-do list puts it."""

from flowiq_desktop.core.cells.value_texts import VALUE_WORDINGS
from flowiq_desktop.core.links.link_texts import LINK_WORDINGS
from flowiq_desktop.core.messages.column_texts import COLUMN_WORDINGS
from flowiq_desktop.core.messages.template_texts import TEMPLATE_WORDINGS
from flowiq_desktop.core.phone.number_texts import NUMBER_WORDINGS
from flowiq_desktop.core.wording import Wording, error, warning
from flowiq_desktop.texts import mark, mark_count

WORDINGS: dict[str, Wording] = {
    "missing": error(
        mark("{label} is empty."),
        mark("Fill it in, or leave this row out."),
        mark("fill in the empty {label}"),
    ),
    "not_mapped": error(
        mark("{label} is needed, and no column or text fills it."),
        mark("Choose a column for it, or type a text."),
        mark("say where {label} comes from"),
    ),
    **COLUMN_WORDINGS,
    **VALUE_WORDINGS,
    "unused_columns": warning(
        mark_count(
            "The column {columns} is named like a part of a message, and not used.",
            "The columns {columns} are named like a part of a message, and not used.",
        ),
        mark("Choose what it is for, or go on if it is not meant for the message."),
        mark("look at columns that are not used"),
    ),
    "hidden_columns": warning(
        mark_count(
            "The column {columns} is hidden in the spreadsheet, and messages use it.",
            "The columns {columns} are hidden in the spreadsheet, and messages use them.",
        ),
        mark("Look at what it holds: what is hidden may be out of date."),
        mark("look at hidden columns that are used"),
    ),
    "hidden_row": warning(
        mark("The spreadsheet hides this row, by a filter or by hand."),
        mark("Leave it out if nobody is to get a message from it."),
        mark("look at hidden rows"),
    ),
    "not_sent": warning(
        mark('{label} is filled in here, and a message of the type "{type}" does not send it.'),
        mark("Empty the cell, or change the row's type."),
        mark("look at {label} where the message does not send it"),
    ),
    "unknown_field": warning(
        mark('Something fills a field called "{label}", and no message has such a field.'),
        mark("Check how the field's name is spelled."),
        mark("check the names of fields"),
    ),
    "stray_braces": warning(
        mark("{label} still has {{{{ or }}}} in it, and people would see them."),
        mark("Complete the field as {{{{Column}}}}, or take the braces away."),
        mark("look at the braces left in {label}"),
    ),
    "foreign_field": warning(
        mark("{label} has {found} in it as another program writes it, and people would see that."),
        mark("Write {{{{{column}}}}} if the column is meant."),
        mark('look at "{column}" as another program writes it in {label}'),
    ),
    "look_changed": warning(
        mark('Signs in "{column}" change how {label} looks: WhatsApp takes them for formatting.'),
        mark(
            "Look at it in the preview; if it is not meant, take * _ ~ ` out of the cell, and > - "
            "1. at the beginning of its lines."
        ),
        mark("look at {label} where signs in the data change its look"),
    ),
    "said_twice": warning(
        mark(
            '{label} says "{found}" here: the text has "{word}" already, and the cell in '
            '"{column}" brings its own.'
        ),
        mark("Take it out of the cell, or out of the text."),
        mark('look at what both {label} and "{column}" say'),
    ),
    **TEMPLATE_WORDINGS,
    "too_long": error(
        mark_count(
            "{label} has {length:,} character; WhatsApp takes {limit:,}.",
            "{label} has {length:,} characters; WhatsApp takes {limit:,}.",
            "length",
        ),
        mark("Shorten it by {over:,}."),
        mark("shorten {label}"),
    ),
    "unknown_type": error(
        mark('"{value}" is not a kind of message.'),
        mark("Use one of: {choices}."),
        mark("correct the message type"),
    ),
    **LINK_WORDINGS,
    "wrong_media_kind": error(
        mark("The link ends in .{ending}; {type} messages take {accepted}."),
        mark("Use a file of that kind, or choose another kind of message."),
        mark("replace files of the wrong kind in {label}"),
    ),
    "link_fails": warning(
        mark("No file for WhatsApp was found behind the link: {why}"),
        mark("Open it in a browser, and put in the link to the file itself."),
        mark("look at links that do not open"),
    ),
    "file_refused": warning(
        mark("WhatsApp may not take the file behind the link: {why}"),
        mark("Save the file as WhatsApp takes it, and link to that."),
        mark("look at files that WhatsApp may refuse"),
    ),
    "filename_differs": warning(
        mark("People may not be able to open the file: {why}"),
        mark("Correct the name, or leave it blank."),
        mark("look at file names that do not fit their files"),
    ),
    "unused_caption": warning(
        mark("WhatsApp shows no caption with audio; the text is not sent."),
        mark("Send the text as a message of its own."),
        mark("look at captions that audio cannot show"),
    ),
    "unused_part": warning(
        mark("{label} is filled in, and a message with {shown} does not show it."),
        mark("Empty it, or change what the message has."),
        mark("look at fields that are filled in and not shown"),
    ),
    "not_a_number": error(
        mark('"{value}" is not a number.'),
        mark("Write it in degrees, such as -33.9249."),
        mark("correct {label}"),
    ),
    "out_of_bounds": error(
        mark("{label} is {value}; it must be between {low} and {high}."),
        mark("Check that latitude and longitude are not swapped."),
        mark("correct {label}"),
    ),
    "not_a_place": error(
        mark('"{value}" does not say where on the map it is.'),
        mark("Write latitude and longitude in degrees, such as -33.9249, 18.4241."),
        mark("correct {label}"),
    ),
    "ambiguous_place": error(
        mark('"{value}" can be read as more than one place.'),
        mark("Write the two numbers with points, and a comma between: -33.9249, 18.4241."),
        mark("write {label} so that there is one way to read them"),
    ),
    "short_map_link": error(
        mark('The short link "{value}" does not say where the place is.'),
        mark(
            "Open it in the browser, and copy the address that then stands there, or the two "
            "numbers."
        ),
        mark("replace short links in {label}"),
    ),
    "place_and_columns": warning(
        mark("{label} says the place, so latitude and longitude of their own are not used."),
        mark("Keep one of the two."),
        mark("choose between {label} and the separate columns"),
    ),
    "no_place": error(
        mark("This row has no coordinates."),
        mark("Fill them in, or leave this row out."),
        mark("fill in missing coordinates"),
    ),
    "zero_point": warning(
        mark("The place is at 0, 0, in the sea off Africa."),
        mark("Check that the coordinates were filled in."),
        mark("check the coordinates at 0, 0"),
    ),
    "place_swapped": warning(
        mark(
            "The place {value} is in the open sea; with latitude and longitude swapped it is on "
            "land."
        ),
        mark("Swap the two, if {swapped} is the place."),
        mark("swap latitude and longitude where places are in the sea"),
    ),
    "place_swapped_far": warning(
        mark(
            "The place {value} is far from all others; with latitude and longitude swapped it is "
            "near them."
        ),
        mark("Swap the two, if {swapped} is the place."),
        mark("swap latitude and longitude where places are far away"),
    ),
    "place_in_sea": warning(
        mark("The place {value} is in the open sea, more than 25 km from any coast."),
        mark("Check both numbers and their signs: south and west are negative."),
        mark("look at places in the sea"),
    ),
    "no_cards": error(
        mark("There is no contact card to send."),
        mark("Fill in at least the name of the first contact."),
        mark("fill in a contact's name"),
    ),
    "card_without_name": error(
        mark("Contact {card} has no name."),
        mark("Give it a name."),
        mark("name the contacts without a name"),
    ),
    "card_without_phone": error(
        mark("Contact {card} has no phone number."),
        mark("FlowIQ needs a number on each card: fill it in."),
        mark("give the contacts a phone number"),
    ),
    "too_many_cards": error(
        mark_count(
            "There is {count} contact; WhatsApp takes {limit}.",
            "There are {count} contacts; WhatsApp takes {limit}.",
            "count",
        ),
        mark("Send them in several messages."),
        mark("send fewer contacts in one message"),
    ),
    "card_phone_unsure": warning(
        mark('"{value}" on contact {card} does not look like a full phone number.'),
        mark("Write it with + and the country code."),
        mark("check the phone numbers on contacts"),
    ),
    "bad_choice": error(
        mark('"{value}" is not one of the choices of {label}.'),
        mark("Use one of: {choices}."),
        mark("correct {label}"),
    ),
    "no_buttons": error(
        mark("There is no button."),
        mark("Give the first button a text."),
        mark("give messages a button"),
    ),
    "no_rows": error(
        mark("The list to choose from is empty."),
        mark("Write at least one choice: fill in the title of its row 1."),
        mark("write the choices of lists"),
    ),
    "too_many": error(
        mark_count(
            "There is {count} of the {things}; WhatsApp takes {limit}.",
            "There are {count} {things}; WhatsApp takes {limit}.",
            "count",
        ),
        mark("Take some away, or send a second message."),
        mark("use fewer {things}"),
    ),
    "same_title": error(
        mark('"{value}" stands twice among the {things}.'),
        mark("Give each a different text."),
        mark("give each of the {things} a text of its own"),
    ),
    "same_id": error(
        mark('The id "{value}" stands twice among the {things}.'),
        mark("Give each its own id, or leave the ids empty."),
        mark("give each of them an id of its own"),
    ),
    "row_without_title": error(
        mark("Row {index} of the list has no title."),
        mark("Give it a title, or empty its description and id."),
        mark("give list rows a title"),
    ),
    "button_without_title": error(
        mark("Button {index} has an id and no text."),
        mark("Give it a text, or empty its id."),
        mark("give buttons a text"),
    ),
    "two_headers": error(
        mark("There is a header text and a header picture or file; only one of them can be shown."),
        mark("Empty one of the two."),
        mark("choose between header text and header file"),
    ),
    "list_header_media": error(
        mark("A list cannot have a picture or file above it."),
        mark("Empty the header file, or send buttons instead."),
        mark("take files away from the tops of lists"),
    ),
    "section_missing": error(
        mark("Some rows of the list have a section and row {index} has none."),
        mark("Give every row a section, or none."),
        mark("complete the sections of lists"),
    ),
    "bad_message_id": error(
        mark('"{value}" is not a WhatsApp message id.'),
        mark("Copy the id that starts with wamid. from the conversation."),
        mark("correct the message ids"),
    ),
    "not_one_emoji": error(
        mark('"{value}" is not one emoji.'),
        mark("Use a single emoji, such as 👍."),
        mark("correct the emoji"),
    ),
    "bad_json": error(
        mark("The cell in {label} cannot be read: {reason}."),
        mark("Correct the JSON, or use the separate columns instead."),
        mark("correct the JSON in {label}"),
    ),
    "json_and_columns": warning(
        mark("{label} is given as JSON, so the separate columns for it are not used."),
        mark("Keep one of the two."),
        mark("choose between JSON and columns"),
    ),
    "bad_characters": error(
        mark("{label} has characters that cannot be sent (in place {place})."),
        mark("Delete them and type the text again."),
        mark("delete unusable characters in {label}"),
    ),
    "same_number": warning(
        mark("This number is also in row {first}; the person gets more than one message."),
        mark("Leave one out if that is not what you want."),
        mark("look at people who get more than one message"),
    ),
    "same_message": error(
        mark("The same message to the same number is already in row {first}."),
        mark("Leave this row out, or change its message."),
        mark("leave out exact repeats"),
    ),
    **NUMBER_WORDINGS,
}
