"""What the look through a whole sheet's XML finds, and that it finds nothing in usual ones."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.spreadsheet.repeats.cell_doubts import CellDoubts, DoubtsLook

TEXT = '<c r="{}" t="inlineStr"><is><t>Zoe</t></is></c>'


def looked(rows: Sequence[str]) -> CellDoubts:
    look = DoubtsLook(b"")
    for start in range(0, len(rows), 1_000):
        look.see("".join(rows[start : start + 1_000]).encode())
    return look.found


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def test_usual_rows_raise_no_doubt() -> None:
    rows = [row(at, TEXT.format(f"A{at}"), f'<c r="B{at}"><v>1</v></c>') for at in range(1, 9_000)]
    assert looked(rows) == CellDoubts(False, False)


@pytest.mark.parametrize("again", ["A2", "A8000"])
def test_a_cell_that_comes_again_may_repeat(again: str) -> None:
    rows = [row(at, f'<c r="A{at}"><v>1</v></c>') for at in range(1, 8_001)]
    rows.append(row(int(again[1:]), f'<c r="{again}"><v>2</v></c>'))
    assert looked(rows) == CellDoubts(True, False)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A9000" t="inlineStr"><v>Zoe</v></c>',
        '<c r="A9000" t="inlineStr"><f>B1</f><v>Zoe</v></c>',
        '<c r="A9000" t="inlineStr"><is><t>Zoe</t></is><v>2</v></c>',
    ],
)
def test_a_value_in_the_place_of_a_text_is_seen_behind_many(cell: str) -> None:
    rows = [row(at, TEXT.format(f"A{at}")) for at in range(1, 9_000)]
    assert looked([*rows, row(9_000, cell)]) == CellDoubts(False, True)


def test_both_are_seen_whichever_comes_first() -> None:
    rows = [row(1, '<c r="A1" t="inlineStr"><v>Zoe</v></c>')]
    rows += [row(at, TEXT.format(f"A{at}")) for at in range(2, 9_000)]
    rows.append(row(3, TEXT.format("A3")))
    assert looked(rows) == CellDoubts(True, True)
