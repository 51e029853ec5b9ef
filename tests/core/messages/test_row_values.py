import json

from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.cells.values import read_cell
from flowiq_desktop.core.columns.mapping import ColumnSource, Source, TextSource
from flowiq_desktop.core.messages.row_values import RowValues
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.problems import Findings
from flowiq_desktop.core.text.merge_fields import header_index

INDEX = header_index(("A", "B"))


def values(sources: dict[str, Source], *cells: str) -> dict[str, str]:
    return RowValues(sources, sources, INDEX).of(cells, Findings(2))


def test_blank_cells_and_blank_texts_are_left_out() -> None:
    sources: dict[str, Source] = {
        "text": ColumnSource("a"),
        "caption": TextSource("{{B|}}"),
        "body": TextSource(" "),
        "header": TextSource("\u200b{{B|}}\u2800"),
    }
    assert values(sources, " \u00a0\n", "") == {}
    assert values(sources, " x ", "y") == {
        "text": " x ",
        "caption": "y",
        "header": "\u200by\u2800",
    }


def test_only_the_fields_asked_for_are_taken() -> None:
    sources = {"text": ColumnSource("A"), "caption": ColumnSource("B")}
    taken = RowValues(["caption", "filename"], sources, INDEX).of(("a", "b"), Findings(2))
    assert taken == {"caption": "b"}


def test_a_column_that_is_gone_gives_nothing() -> None:
    assert values({"text": ColumnSource("C")}, "a", "b") == {}


@given(st.text(max_size=20))
def test_any_cell_inside_a_json_text_stays_one_text(cell: str) -> None:
    text = '{"name": "{{A|}}"}'
    filled = values({"location": TextSource(text)}, cell, "")["location"]
    assert json.loads(filled, strict=False) == {"name": read_cell(cell).text.strip()}


@given(st.text("%s{}d(a)", max_size=12), st.text(max_size=5))
def test_percent_signs_are_only_signs(plain: str, cell: str) -> None:
    text = f"{plain}-{{{{A|-}}}}-{plain}"
    if text.count("{{") == 1 and text.count("}}") == 1:
        expected = f"{plain}-{read_cell(cell).text.strip() or '-'}-{plain}"
        assert values({"text": TextSource(text)}, cell, "") == {"text": expected}


def test_labels() -> None:
    assert REGISTRY.label_of("text") == "Message"
    assert REGISTRY.label_of("nothing") == "nothing"
