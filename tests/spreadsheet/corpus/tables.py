"""The tables of the corpus: what each cell holds, and what the person sees in it.

What is seen is written here by hand, as Excel shows it; no reader has computed it.
"""

from dataclasses import dataclass, replace

Seen = tuple[object, str, str]
"""A value, its number format, and what its cell shows."""
Cell = str | Seen | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table.

    Attributes:
        name: begins the names of its files.
        headers: the header row.
        rows: the rows below it.
        above: how many rows and columns are blank, or hold titles, before it.
        titles: texts of rows above the headers, by their number from 1.
        left: how many columns are blank left of it.
        behind: columns that are read from what lies behind cells: their headers and texts.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    above: int = 0
    titles: tuple[tuple[int, str], ...] = ()
    left: int = 0
    behind: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def cells(self) -> list[list[Cell]]:
        """All rows of the sheet, from row 1 and column A on."""
        before: list[Cell] = [None] * self.left
        rows: list[list[Cell]] = [[] for _ in range(self.above)]
        for number, title in self.titles:
            rows[number - 1] = [*before, title]
        return [*rows, [*before, *self.headers], *([*before, *row] for row in self.rows)]

    def seen(self) -> list[list[str]]:
        """The texts of the rows, with what lies behind their cells."""
        return [
            [*map(seen, row), *(texts[at] for _, texts in self.behind)]
            for at, row in enumerate(self.rows)
        ]

    def seen_headers(self) -> list[str]:
        """The headers, with those of what lies behind cells."""
        return [*self.headers, *(header for header, _ in self.behind)]


def seen(cell: Cell) -> str:
    """What a person sees in a cell."""
    return cell[2] if isinstance(cell, tuple) else cell or ""


_NUMBERS: tuple[Seen, ...] = (
    (1250.5, '"R" #,##0.00', "R 1,250.50"),
    (1250.5, "[$R-1C09] #,##0.00", "R 1,250.50"),
    (99.995, "[$€-407] #,##0.00", "€ 100.00"),
    (1250.5, "#,##0.00\\ [$€-40C]", "1,250.50 €"),
    (-1250.5, '"$"#,##0_);[Red]\\("$"#,##0\\)', "($1,251)"),
    (1250.5, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "1,250.50"),
    (-5.25, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "(5.25)"),
    (0, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "-"),
    (-12, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "-£12.00"),
    (1500, "[$₦-46A]#,##0", "₦1,500"),
    (450, '"Ksh "#,##0', "Ksh 450"),
    (1250, "#\\ ##0\\ [$Ft-40E]", "1 250 Ft"),
    (1234567, "#,##0", "1,234,567"),
    (1234567, "#,##0,", "1,235"),
    (1234567, '0.0,,"M"', "1.2M"),
    (1250.5, '[<1000]0;[<1000000]0.0,"k";0.0,,"M"', "1.3k"),
    (1234567, r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;##,##0", "12,34,567"),
    (0.155, "0%", "16%"),
    (0.155, "0.0%", "15.5%"),
    (-0.034, "[Blue]+0.0%;[Red]-0.0%;0%", "-3.4%"),
    (0.5, "# ?/?", "1/2"),
    (2.25, "# ??/??", "2  1/4"),
    (3.75, "# ?/8", "3 6/8"),
    (12.5, 'General" km"', "12.5 km"),
    (36.6, "0.0°", "36.6°"),
    (7, '"No. "000', "No. 007"),
    (123, "00000", "00123"),
    (821234567, "0000000000", "0821234567"),
    (821234567, r"000\-000\-0000", "082-123-4567"),
    (821234567, r"0##\ ###\ ####", "082 123 4567"),
    (612345678, '0#" "##" "##" "##" "##', "06 12 34 56 78"),
    (5551234, r"[<=9999999]###\-####;\(###\)\ ###\-####", "555-1234"),
    (2025550123, r"[<=9999999]###\-####;\(###\)\ ###\-####", "(202) 555-0123"),
    (27821234567, r"\+00\ 00\ 000\ 0000", "+27 82 123 4567"),
    (27821234567, "0", "27821234567"),
    (27821234567, "General", "27821234567"),
    (4.5e-05, "0.00E+00", "4.50E-05"),
    (1, '[=1]"yes";[=0]"no";General', "yes"),
    (0, '[=1]"yes";[=0]"no";General', "no"),
    (-3, '"in credit";"owes";"even"', "owes"),
    (0, '"in credit";"owes";"even"', "even"),
    (2.5, "0.0##", "2.5"),
    (0.1 + 0.2, "General", "0.3"),
)
_DATES: tuple[Seen, ...] = (
    (46356, "d/m/yyyy", "30/11/2026"),
    (46356, "dd.mm.yyyy", "30.11.2026"),
    (46356, "yyyy-mm-dd", "2026-11-30"),
    (46356, "yyyy-mm-dd hh:mm:ss", "2026-11-30 00:00:00"),
    (46356.6, "yyyy-mm-dd", "2026-11-30"),
    (46356.6, "yyyy-mm-dd hh:mm", "2026-11-30 14:24"),
    (46356, "d-mmm-yy", "30-Nov-26"),
    (46356, "dddd, d mmmm yyyy", "Monday, 30 November 2026"),
    (46356, "[$-409]mmmm d, yyyy;@", "November 30, 2026"),
    (46356, "[$-1C09]dd mmmm yyyy", "30 November 2026"),
    (46356, "[$-407]d. mmmm yyyy", "30. November 2026"),
    (46356, "[$-407]ddd dd.mm.", "Mo 30.11."),
    (46356, "[$-40C]d mmmm yyyy", "30 novembre 2026"),
    (46356, "[$-416]d mmm yyyy", "30 nov 2026"),
    (46356, "[$-415]d mmmm yyyy", "30 listopada 2026"),
    (46356, "[$-415]mmmm yyyy", "listopad 2026"),
    (46356, "[$-422]d mmmm yyyy", "30 листопада 2026"),
    (46356, '"Due "d mmm', "Due 30 Nov"),
    (46356, "[Red]d/m/yyyy", "30/11/2026"),
    (46356, "[$-1070000]d/m/yyyy", "30/11/2569"),
    (46356.604, "d/m/yyyy h:mm AM/PM", "30/11/2026 2:29 PM"),
    (0.375, "h:mm", "9:00"),
    (0.375, "hh:mm AM/PM", "09:00 AM"),
    (0.875, 'h"h"mm', "21h00"),
    (0.0630208333334, "mm:ss", "30:45"),
    (0.0630208333334, "h:mm:ss", "1:30:45"),
    (1.5, "[h]:mm", "36:00"),
    (1.5, "[h]:mm:ss", "36:00:00"),
    (0.0625, "[mm]:ss", "90:00"),
    (1.75, '[<1]h:mm" h";[h]:mm" h"', "42:00 h"),
    (-0.25, "[h]:mm", "-6:00"),
)
_NAMES = (
    "Thandi Nkosi",
    "Łukasz Żak",
    "Zoë Müller",
    "Nguyễn Văn An",
    "王芳",
    "محمد علي",
    "O'Neil, Pat",
)


def _formats() -> tuple[Row, ...]:
    cells = (*_NUMBERS, *_DATES)
    return tuple(
        (_NAMES[at % len(_NAMES)], f"+2782555{at:04d}", cell) for at, cell in enumerate(cells, 1)
    )


FORMATS = Table("formats", ("Name", "Phone", "Seen"), _formats())
PEOPLE = Table(
    "people",
    ("Name", "Cell number", "Code", "Fee", "Note"),
    (
        ("Thandi Nkosi", "0821234567", "00123", (150, "0", "150"), "Brings her own lunch"),
        ("Łukasz Żak", "+48 601 234 567", "007", (75, "0", "75"), None),
        ("Ελένη Παπαδάκη", "+30 694 123 4567", "E12", (0, "0", "0"), "Line one\nLine two"),
        ("Оксана Шевченко", "+380 67 123 45 67", "1-2", None, "“quoted”, with a comma"),
        ("שרה לוי", "+972 52 123 4567", "3/4", (80, "0", "80"), None),
        ("محمد علي", "+20 100 123 4567", "TRUE", (90, "0", "90"), "ملاحظة"),
        ("प्रिया शर्मा", "+91 98765 43210", "1E5", (95, "0", "95"), "a; b\tc"),
        ("王芳", "+86 138 0013 8000", "=x", (85, "0", "85"), "🎒 and 👩‍👧"),
        ("Nguyễn Văn An", "+84 91 234 56 78", "0.10", (60, "0", "60"), "x" * 900),
    ),
    above=4,
    titles=((2, "Parents of grade 4"),),
    left=1,
)
PEOPLE_WITHOUT_SIGN = replace(
    PEOPLE,
    titles=(),
    rows=tuple(tuple("x" if cell == "=x" else cell for cell in row) for row in PEOPLE.rows),
)
"""For pandas, which writes no titles and takes `=x` for a formula."""
TIMES_1904 = Table(
    "from1904",
    ("Name", "Phone", "Day", "Time"),
    (
        ("Thandi Nkosi", "+27825550001", (44894, "d/m/yyyy", "30/11/2026"), (0.5, "h:mm", "12:00")),
        ("Zoë Müller", "+27825550002", (0, "d/m/yyyy", "1/1/1904"), (-0.25, "[h]:mm", "-6:00")),
    ),
)
OFFICE = Table(
    "office",
    ("Name", "Phone", "Page", "Remark", "Fee"),
    (
        ("Thandi Nkosi", "+27825550001", "", "pays late", (1250.5, "#,##0.00", "1,250.50")),
        ("Łukasz Żak", "+27825550002", "", "", (75, "#,##0.00", "75.00")),
        ("Zoë Müller", "+27825550003", "Zoë's page", "", (80, "#,##0.00", "80.00")),
        ("王芳", "+27825550004", "", "", (95, "#,##0.00", "95.00")),
        ("Total", None, "", "", (1500.5, "#,##0.00", "1,500.50")),
    ),
    above=1,
    titles=((1, "Parents of grade 4"),),
    behind=(("Page (address)", ("", "", "https://school.example/zoe", "", "")),),
)
FORMULAS = Table(
    "formulas",
    ("Name", "Phone", "Owes"),
    (
        ("Thandi Nkosi", "+27825550001", (1250.5, "=1000+250.5", "1,250.50")),
        ("Zoë Müller", "+27825550002", ("#N/A", '=VLOOKUP("x",A1:B2,2,FALSE)', "#N/A")),
        ("王芳", "+27825550003", ("#DIV/0!", "=1/0", "#DIV/0!")),
        ("Łukasz Żak", "+27825550004", ("paid", '=IF(1,"paid","")', "paid")),
    ),
)
NO_RESULTS = Table(
    "no_results",
    FORMULAS.headers,
    tuple(
        (*row[:2], (cell[0], cell[1], ""))
        for row in FORMULAS.rows
        if isinstance(cell := row[2], tuple)
    ),
)
