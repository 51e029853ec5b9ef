from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.text.utf16 import place_of, units


@given(st.text())
def test_places_and_units_are_one_anothers_reverse(text: str) -> None:
    assert all(place_of(text, units(text[:at])) == at for at in range(len(text) + 1))
    assert units(text) == len(text) + sum(sign > "\uffff" for sign in text)


def test_beyond_the_end_is_the_end() -> None:
    assert place_of("abc", 9) == 3
    assert place_of("👍", 9) == 1
