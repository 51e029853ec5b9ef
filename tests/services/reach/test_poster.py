"""The link and the code by which people write first."""

import pytest

from flowiq_desktop.services.reach.poster import (
    MOST_LETTERS,
    PosterError,
    chat_link,
    qr_squares,
)

NUMBER = "+27821234567"


def test_the_link_has_digits_and_the_text_as_an_address_writes_it() -> None:
    assert chat_link(NUMBER, "") == "https://wa.me/27821234567"
    text = "Hi & welcome? 100% € é\n1+1"
    assert chat_link(NUMBER, f"  {text} ") == (
        "https://wa.me/27821234567?text=Hi%20%26%20welcome%3F%20100%25%20%E2%82%AC%20%C3%A9%0A1%2B1"
    )


def test_a_text_that_makes_the_squares_too_small_is_refused() -> None:
    assert chat_link(NUMBER, "x" * MOST_LETTERS)
    with pytest.raises(PosterError, match="too long"):
        chat_link(NUMBER, "سلام " * 40)


@pytest.mark.parametrize("text", ["", "Hello", "Hallo, hou my asseblief op hoogte", "سلام " * 20])
def test_the_code_is_a_square_with_its_three_corners(text: str) -> None:
    squares = qr_squares(chat_link(NUMBER, text))
    size = len(squares)
    assert all(len(row) == size for row in squares)
    assert (size - 17) % 4 == 0
    assert size <= 125  # at arm's length, a camera tells a millimetre and a half apart
    corner = [True] * 7 + [False]
    for row, reverse in ((squares[0], False), (squares[0], True), (squares[-1], False)):
        assert list(row[::-1] if reverse else row)[:8] == corner
