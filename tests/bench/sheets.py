"""Large spreadsheets for the benches, made once per run."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

HEADERS = ("Name", "Mobile", "message_type", "text", "media_url", "latitude", "longitude", "Note")
_TYPES = ("text", "text", "image", "document", "location")


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Rows of mixed message types, each with a number of its own."""
    chance = random.Random(1)
    for i in range(count):
        kind = chance.choice(_TYPES)
        ending = "png" if kind == "image" else "pdf"
        yield (
            f"Person {i}",
            f"+2782{i:07d}",
            kind,
            f"Hello Person {i}, your parcel number {i} is ready.",
            f"https://files.example.org/{i % 500}.{ending}",
            f"-33.{i % 9000:04d}",
            f"18.{i % 9000:04d}",
            f"note {i}",
        )


def write_xlsx(path: Path, count: int) -> Path:
    """The rows as a workbook."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("People")
    for number, row in enumerate([HEADERS, *rows(count)]):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    book.close()
    return path


def write_csv(path: Path, count: int) -> Path:
    """The rows as a text file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADERS, *rows(count)])
    return path
