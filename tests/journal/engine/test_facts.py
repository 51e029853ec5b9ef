"""Facts as they stand in the file."""

import pytest

from flowiq_desktop.journal.engine.facts import read_facts, written


def test_the_same_facts_are_the_same_text() -> None:
    assert written({"b": 1, "a": {"text": "é\ud800"}}) == written(
        {"a": {"text": "é\ud800"}, "b": 1}
    )
    assert read_facts(written({"a": "{x}", "n": 3, "sure": True})) == {
        "a": "{x}",
        "n": 3,
        "sure": True,
    }


@pytest.mark.parametrize("text", ["", "[]", "1", "{", "null", '"x"'])
def test_anything_else_is_no_facts(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own error is one
        read_facts(text)
