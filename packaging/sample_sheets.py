"""The sample spreadsheets: every message type, a school's parents, and a price list."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

_MADE = datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001 - a fixed date without a place, as Excel has it
_MEDIA = "https://practice.flowiq.invalid/media/"
"""A name that can never exist; practice mode serves the files of this folder under it."""
_ANSWERED = "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA"
_HEADER = {"bold": True, "bg_color": "#DCEFEA", "border": 1, "text_wrap": True, "valign": "top"}

_TYPES_COLUMNS = (
    *("Name", "Amount", "phone_number", "message_type"),
    *("text", "media_url", "caption", "filename"),
    *("latitude", "longitude", "location_name", "location_address"),
    *("contact_name", "contact_first_name", "contact_last_name"),
    *("contact_phone", "contact_phone_type"),
    *("contact_2_name", "contact_2_phone", "contact_2_phone_type"),
    *("interactive_type", "body", "header", "footer", "header_media_type", "header_media_url"),
    *("button_1", "button_1_id", "button_2", "button_3", "list_button"),
    *(
        f"row_{index}_{part}"
        for index in range(1, 5)
        for part in ("title", "description", "id", "section")
    ),
    *("reaction_message_id", "reaction_emoji", "context_message_id"),
)


def _slot(index: int, day: str, part: str, hours: str) -> dict[str, Any]:
    return {
        f"row_{index}_title": f"{day} {part}",
        f"row_{index}_description": hours,
        f"row_{index}_id": f"{day.lower()}-{part}",
        f"row_{index}_section": day,
    }


_TYPES_ROWS: tuple[dict[str, Any], ...] = (
    {
        "Name": "Ann Moodley",
        "phone_number": "+27 82 555 0201",
        "message_type": "text",
        "text": "Good morning Ann, the office is closed on Friday. See you on *Monday*!",
    },
    {
        "Name": "Ben Osei",
        "phone_number": "+27 83 555 0202",
        "message_type": "text",
        "text": "Hello Ben 👋\nYour parcel is ready: https://example.org/collect",
    },
    {
        "Name": "Carla Jacobs",
        "phone_number": "+27 72 555 0203",
        "message_type": "image",
        "media_url": f"{_MEDIA}picture.png",
        "caption": "Sports day is on Saturday, Carla. Bring a hat.",
    },
    {
        "Name": "David Khumalo",
        "phone_number": "+27 76 555 0204",
        "message_type": "video",
        "media_url": f"{_MEDIA}clip.mp4",
        "caption": "Yesterday's kite lesson",
    },
    {
        "Name": "Elna Botha",
        "phone_number": "+27 84 555 0205",
        "message_type": "audio",
        "media_url": f"{_MEDIA}voice.mp3",
    },
    {
        "Name": "Farid Essop",
        "phone_number": "+27 61 555 0206",
        "message_type": "document",
        "media_url": f"{_MEDIA}letter.pdf",
        "caption": "The letter about the second term",
        "filename": "Letter to parents.pdf",
    },
    {
        "Name": "Grace Adams",
        "phone_number": "+44 7911 123207",
        "message_type": "document",
        "media_url": f"{_MEDIA}price-list.xlsx",
        "filename": "Price list.xlsx",
    },
    {
        "Name": "Hendrik Smit",
        "phone_number": "+27 82 555 0208",
        "message_type": "location",
        "latitude": -33.924869,
        "longitude": 18.424055,
        "location_name": "Meeting point",
        "location_address": "Company's Garden, Cape Town",
    },
    {
        "Name": "Imani Njoroge",
        "phone_number": "+254 712 345209",
        "message_type": "contacts",
        "contact_name": "Front desk",
        "contact_first_name": "Front",
        "contact_last_name": "Desk",
        "contact_phone": "+27 21 555 0100",
        "contact_phone_type": "WORK",
        "contact_2_name": "Nomsa Dlamini",
        "contact_2_phone": "+27 82 555 0110",
        "contact_2_phone_type": "CELL",
    },
    {
        "Name": "Johan Visser",
        "phone_number": "+27 79 555 0210",
        "message_type": "interactive",
        "interactive_type": "button",
        "body": "Shall we keep a place for you on sports day?",
        "footer": "Tap one answer",
        "header_media_type": "image",
        "header_media_url": f"{_MEDIA}picture.jpg",
        "button_1": "Yes, please",
        "button_1_id": "sports-day-yes",
        "button_2": "No, thank you",
    },
    {
        "Name": "Kavitha Pillay",
        "phone_number": "+27 82 555 0211",
        "message_type": "interactive",
        "interactive_type": "button",
        "body": "Your appointment is on Tuesday at 10:30.",
        "header": "Reminder",
        "button_1": "I will come",
        "button_2": "Another day",
        "button_3": "Cancel it",
    },
    {
        "Name": "Lerato Mokoena",
        "phone_number": "+27 73 555 0212",
        "message_type": "interactive",
        "interactive_type": "list",
        "body": "When may we deliver?",
        "header": "Delivery",
        "footer": "Change it until 18:00 the day before",
        "list_button": "Pick a time",
        **_slot(1, "Tuesday", "morning", "08:00 to 12:00"),
        **_slot(2, "Tuesday", "afternoon", "13:00 to 17:00"),
        **_slot(3, "Wednesday", "morning", "08:00 to 12:00"),
        **_slot(4, "Wednesday", "evening", "17:00 to 19:00"),
    },
    {
        "Name": "Maria Fernandes",
        "phone_number": "+264 81 123 4213",
        "message_type": "reaction",
        "reaction_message_id": _ANSWERED,
        "reaction_emoji": "❤️",
    },
    {
        "Name": "Neo Dube",
        "phone_number": "+27 82 555 0214",
        "message_type": "text",
        "text": "Thank you Neo, we have noted it.",
        "context_message_id": _ANSWERED,
    },
)


def make_all_types(path: Path) -> None:
    """One row of each kind of message; FlowIQ accepts every one of them."""
    with _workbook(path, "Every message type") as book:
        sheet = book.add_worksheet("Messages")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(_TYPES_COLUMNS) - 1, 18)
        sheet.write_row(0, 0, _TYPES_COLUMNS, book.add_format(_HEADER))
        money = book.add_format({"num_format": '"R" #,##0.00'})
        for index, row in enumerate(_TYPES_ROWS, 1):
            sheet.write_number(index, 1, 150 + 25.5 * index, money)
            for column, name in enumerate(_TYPES_COLUMNS):
                if name in row:
                    _write(sheet, index, column, row[name])


def _write(sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401 - untyped library
    """Numbers as numbers and the rest as text: XlsxWriter would make links of addresses."""
    if isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value)


_PARENTS_COLUMNS = (
    "Name",
    "Cell number",
    "Learner",
    "Amount due",
    "Due date",
    "Link to statement",
)
_PARENTS: tuple[tuple[str, str | int, str, float], ...] = (
    ("Ann Moodley", "082 555 0301", "Priya Moodley", 1850.00),
    ("Ben Osei", "+27 83 555 0302", "Kofi Osei", 925.00),
    ("Carla Jacobs", 27725550303, "Liam Jacobs", 1850.00),
    ("David Khumalo", "076-555-0304", "Sipho Khumalo", 1387.50),
    ("Elna Botha", "(084) 555 0305", "Mia Botha", 462.50),
    ("Farid Essop", "0027 61 555 0306", "Aisha Essop", 1850.00),
    ("Grace Adams", "+44 7911 123307", "Ella Adams", 925.00),
    ("Hendrik Smit", 825550308, "Jaco Smit", 1850.00),
    ("Imani Njoroge", "+27 (0)71 555 0309", "Wanjiru Njoroge", 1850.00),
    ("Johan Visser", "079 555 1026", "Anke Visser", 925.00),
    ("Kavitha Pillay", "082 555 0404", "Arjun Pillay", 1850.00),
    ("Lerato Mokoena", "073 555 1047", "Thabo Mokoena", 462.50),
    ("Maria Fernandes", "082 555 0313", "Tiago Fernandes", 1850.00),
    ("Neo Dube", "082 555 0314", "Lindiwe Dube", 925.00),
    ("Olivia Petersen", "2.78E+10", "Ruan Petersen", 1850.00),
    ("Pieter de Wet", "084 555 0429", "Sanet de Wet", 1850.00),
    ("Queen Ndlovu", "072 555 0317", "Bongani Ndlovu", 1387.50),
    ("Ann Moodley", "082 555 0301", "Priya Moodley", 1850.00),
    ("", "083 555 0319", "Zanele Sithole", 925.00),
    ("Rashid Khan", "021 555 0320", "Imraan Khan", 1850.00),
    ("Sarah Williams", "078 555 0999", "Noah Williams", 1850.00),
    ("Thandi Zulu", "27825550322", "Ayanda Zulu", 462.50),
    ("Umar Patel", "082 555 0400", "Yusuf Patel", 1850.00),
    ("Vusi Mthembu", "063 555 0324", "Nandi Mthembu", 925.00),
    ("Willem Fourie", "082 555 O325", "Elsa Fourie", 1850.00),
    ("Xolani Mbeki", "+27 82 555 0326", "Zinhle Mbeki", 1850.00),
)
"""Numbers in every shape that people write; some cannot be saved, and some fail in practice."""


def make_parents(path: Path) -> None:
    """A school's list of fees: a title above the headers, and what real lists have in them."""
    with _workbook(path, "Fees of the second term") as book:
        sheet = book.add_worksheet("Parents")
        title = book.add_format({"bold": True, "font_size": 16, "font_color": "#0D6E6A"})
        sheet.write_string(0, 0, "Hillview Primary School: fees of the second term", title)
        sheet.write_row(2, 0, _PARENTS_COLUMNS, book.add_format(_HEADER))
        sheet.freeze_panes(3, 1)
        for column, width in enumerate((20, 20, 20, 14, 16, 52)):
            sheet.set_column(column, column, width)
        formats = {
            "money": book.add_format({"num_format": '"R" #,##0.00'}),
            "day": book.add_format({"num_format": "d mmmm yyyy"}),
            "whole": book.add_format({"num_format": "0"}),
        }
        for index, parent in enumerate(_PARENTS, 3):
            _write_parent(sheet, index, parent, formats)


def _write_parent(
    sheet: Any,  # noqa: ANN401 - untyped library
    row: int,
    parent: tuple[str, str | int, str, float],
    formats: dict[str, Any],
) -> None:
    name, number, learner, amount = parent
    if name:
        sheet.write_string(row, 0, name)
    if isinstance(number, int):
        sheet.write_number(row, 1, number, formats["whole"])
    else:
        sheet.write_string(row, 1, number)
    sheet.write_string(row, 2, learner)
    sheet.write_number(row, 3, amount, formats["money"])
    sheet.write_datetime(row, 4, date(2026, 3, 31), formats["day"])
    sheet.write_string(row, 5, f"{_MEDIA}letter.pdf")


_PRICES: Sequence[tuple[str, str, float]] = (
    ("Exercise book, 72 pages", "each", 14.90),
    ("Exercise book, 192 pages", "each", 34.50),
    ("Pencils, HB", "box of 12", 42.00),
    ("Wax crayons", "box of 24", 58.90),
    ("School shirt", "each", 189.00),
    ("School jersey", "each", 320.00),
    ("Sun hat", "each", 95.00),
)


def make_price_list(path: Path) -> None:
    """A short list of prices, as a file to send."""
    with _workbook(path, "Price list") as book:
        sheet = book.add_worksheet("Prices")
        sheet.set_column(0, 0, 30)
        sheet.write_row(0, 0, ("Item", "Unit", "Price"), book.add_format(_HEADER))
        money = book.add_format({"num_format": '"R" #,##0.00'})
        for index, (item, unit, price) in enumerate(_PRICES, 1):
            sheet.write_row(index, 0, (item, unit))
            sheet.write_number(index, 2, price, money)


def _workbook(path: Path, title: str) -> Any:  # noqa: ANN401 - untyped library
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": title, "author": "FlowIQ Desktop", "created": _MADE})
    return book
