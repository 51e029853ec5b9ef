from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import Body
from flowiq_desktop.core.review.outliers import Outliers

HOME = "+27821234567"


def noted(*bodies: Body) -> Outliers:
    odd = Outliers(100)
    for index, body in enumerate(bodies):
        odd.note(Message(index, index + 2, HOME, "text", body, ()))
    return odd


def texts(*lengths: int) -> Outliers:
    bodies: list[Body] = [{"message_type": "text", "text": "x" * length} for length in lengths]
    return noted(*bodies)


def test_the_longest_and_the_shortest_message() -> None:
    assert texts(5, 1200, 3, 5).rows([HOME] * 4, set(), ()) == (
        (1, "the longest message: 1,200 characters"),
        (2, "the shortest message: 3 characters"),
    )


def test_messages_of_one_length_are_not_odd() -> None:
    assert texts(5, 5).rows([HOME] * 2, set(), ()) == ()
    assert texts().rows([], set(), ()) == ()


def test_rows_that_are_not_sent_are_skipped() -> None:
    rows = texts(5, 9, 3, 4).rows([HOME] * 4, {1, 2}, ())
    assert [index for index, _why in rows] == [0, 3]


def test_captions_count_as_wording_and_other_messages_have_none() -> None:
    odd = noted(
        {"message_type": "image", "caption": "xx"},
        {"message_type": "location", "location": {}},
        {"message_type": "text", "text": "xxx"},
    )
    assert [index for index, _why in odd.rows([HOME] * 3, set(), ())] == [2, 0]


def test_a_forgotten_row_is_no_longer_the_longest() -> None:
    odd = texts(5, 9, 3)
    odd.forget(1)
    assert [index for index, _why in odd.rows([HOME] * 3, set(), ())] == [0, 2]


def test_numbers_from_a_country_that_few_rows_have() -> None:
    numbers = [HOME] * 200
    numbers[7] = "+447911123456"
    numbers[9] = ""
    assert noted().rows(numbers, set(), ()) == ((7, "a number from a country that few rows have"),)
    assert noted().rows(numbers, {7}, ()) == ()


def test_area_codes_are_not_countries() -> None:
    """Of numbers in the United States, those in one area are no more unusual than others."""
    numbers = ["+12125550100"] * 99 + ["+14155550100"]
    assert noted().rows(numbers, set(), ()) == ()


def test_only_a_few_rows_are_shown_for_each_reason() -> None:
    numbers = [HOME] * 900 + ["+447911123456"] * 10
    rows = noted().rows(numbers, set(), range(100, 200))
    assert [index for index, _why in rows] == [100, 101, 102, 900, 901, 902]


def test_a_row_is_shown_once_with_its_first_reason() -> None:
    rows = texts(5, 9).rows([HOME] * 2, set(), [1])
    assert rows == (
        (1, "the longest message: 9 characters"),
        (0, "the shortest message: 5 characters"),
    )
