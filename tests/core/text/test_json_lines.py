"""What `--json` prints is the data, a record a line."""

import json
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.text.json_lines import RecordColumns, Records, in_lines, in_pieces
from tests.examples import examples

PLAIN = st.none() | st.booleans() | st.integers() | st.text()
DATA = st.recursive(
    PLAIN, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=20
)


@settings(max_examples=examples(200))
@given(DATA, st.booleans())
def test_it_is_the_data(data: object, ascii_only: bool) -> None:
    text = in_lines(data, ascii_only=ascii_only)
    assert json.loads(text) == data
    assert text.isascii() or not ascii_only


def test_a_member_and_a_record_has_a_line() -> None:
    data = {
        "rows": 2,
        "notes": ["one", "two"],
        "mapping": {"text": {"column": "Note"}},
        "problems": [{"row": 2, "field": "text"}, {"row": 3, "field": "text"}],
        "titles": [],
        "none": {},
    }
    assert (
        in_lines(data, ascii_only=True)
        == """{
  "rows": 2,
  "notes": ["one", "two"],
  "mapping": {
    "text": {
      "column": "Note"
    }
  },
  "problems": [
    {"row": 2, "field": "text"},
    {"row": 3, "field": "text"}
  ],
  "titles": [],
  "none": {}
}"""
    )


def test_letters_stay_letters_where_they_can_be_shown() -> None:
    assert in_lines({"name": "Zoë"}, ascii_only=False) == '{\n  "name": "Zoë"\n}'
    assert in_lines({"name": "Zoë"}, ascii_only=True) == '{\n  "name": "Zo\\u00eb"\n}'


RECORDS = st.lists(
    st.dictionaries(
        st.text(max_size=3),
        st.none()
        | st.integers()
        | st.text(alphabet='a,{}[]": \n\\é', max_size=8)
        | st.lists(st.integers() | st.dictionaries(st.text(max_size=2), st.integers()), max_size=2),
        max_size=3,
    ),
    max_size=4,
)


@given(RECORDS, st.booleans())
def test_each_record_has_one_line_and_reads_as_it_is(
    records: list[dict[str, object]], ascii_only: bool
) -> None:
    text = in_lines({"records": records}, ascii_only=ascii_only)
    assert json.loads(text) == {"records": records}
    if records:
        lines = text.split("\n")[2:-2]
        assert [json.loads(line.strip().removesuffix(",")) for line in lines] == records


def test_records_are_made_while_they_are_written() -> None:
    made = []

    def records() -> Iterator[dict[str, object]]:
        for row in range(25_000):
            made.append(row)
            yield {"row": row}

    pieces = in_pieces({"records": Records(records()), "none": Records(())}, ascii_only=True)
    text = "".join(next(pieces) for _ in range(3))
    assert 0 < len(made) < 25_000
    assert json.loads(text + "".join(pieces)) == {
        "records": [{"row": row} for row in range(25_000)],
        "none": [],
    }


COLUMNS = st.integers(1, 4).flatmap(
    lambda count: st.lists(st.lists(st.tuples(*[DATA] * count), min_size=1, max_size=5), max_size=3)
)


@settings(max_examples=examples(200))
@given(COLUMNS, st.lists(st.text(), min_size=4, max_size=4, unique=True), st.booleans())
def test_columns_are_the_records_that_they_are_made_of(
    blocks: list[list[tuple[object, ...]]], names: list[str], ascii_only: bool
) -> None:
    used = names[: len(blocks[0][0])] if blocks else names
    columns = RecordColumns(used, [[*zip(*block, strict=True)] for block in blocks])
    records = [dict(zip(used, row, strict=True)) for block in blocks for row in block]
    assert json.loads(in_lines({"rows": columns}, ascii_only=ascii_only)) == {"rows": records}


def test_columns_have_a_line_for_each_record() -> None:
    columns = RecordColumns(["row", "100 %"], [[[1, 2], ["a, b", None]], [[3], ['"']]])
    assert in_lines({"rows": columns}, ascii_only=True) == (
        '{\n  "rows": [\n    {"row": 1, "100 %": "a, b"},\n    {"row": 2, "100 %": null},\n'
        '    {"row": 3, "100 %": "\\""}\n  ]\n}'
    )
