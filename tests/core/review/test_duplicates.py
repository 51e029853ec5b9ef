from collections.abc import Sequence

import pytest

from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.review.duplicates import Repeats, SendableRow

A, B = "+27821234567", "+27827654321"


def message(index: int, text: str = "Hi", number: str = A) -> Message:
    body: dict[str, object] = {"phone_number": number, "message_type": "text", "text": text}
    return Message(index, index + 2, number, "text", body, ())


def repeats(*numbers: str) -> Repeats:
    noted = Repeats(len(numbers))
    for index, number in enumerate(numbers):
        if number:
            noted.note(index, number)
    return noted


def found(noted: Repeats, rows: Sequence[int]) -> list[list[tuple[str, object]]]:
    return [[(p.code, p.facts["first"]) for p in noted.problems(row)] for row in rows]


def test_numbers_that_several_rows_have() -> None:
    noted = repeats(A, B, A, "", A)
    assert noted.shared_numbers() == [A]
    assert noted.rows_of(A) == [0, 2, 4]
    assert noted.rows_of(B) == [1]
    assert noted.rows_of("+1") == []
    assert noted.numbers == [A, B, A, "", A]


def test_the_same_message_to_the_same_number_is_blocked_after_the_first() -> None:
    noted = repeats(A, A, A)
    noted.compare([0, 1, 2], [*map(SendableRow.of, [message(0), message(1, "Other"), message(2)])])
    assert found(noted, range(3)) == [[], [("same_number", 2)], [("same_message", 2)]]
    assert noted.blocked == {2}
    assert noted.blocks(2)
    assert not noted.blocks(1)


def test_two_spellings_of_one_account_are_one_person() -> None:
    mobile, home = "+5491155550187", "+541155550187"
    noted = repeats(mobile, A, home)
    assert noted.rows_of(mobile) == noted.rows_of(home) == [0, 2]
    assert noted.shared_numbers() == [mobile]
    noted.compare(
        [0, 2], [*map(SendableRow.of, [message(0, number=mobile), message(2, number=home)])]
    )
    assert noted.blocked == {2}
    noted.forget(0)
    assert noted.rows_of(mobile) == [2]


def test_once_the_first_is_left_out_the_next_takes_its_place() -> None:
    noted = repeats(A, A, A)
    noted.compare([0, 1, 2], [*map(SendableRow.of, [message(0), message(1), message(2)])])
    assert noted.blocked == {1, 2}
    noted.compare([0, 1, 2], [*map(SendableRow.of, [message(1), message(2)])])
    assert found(noted, range(3)) == [[], [], [("same_message", 3)]]
    assert noted.blocked == {2}


def test_the_order_of_members_makes_no_difference() -> None:
    noted = repeats(A, A)
    turned = Message(1, 3, A, "text", dict(reversed(message(1).body.items())), ())
    noted.compare([0, 1], [*map(SendableRow.of, [message(0), turned])])
    assert noted.blocked == {1}


def test_a_number_forgotten_by_all_its_rows_and_noted_again_is_shared_again() -> None:
    """Once a doublet came back as two single rows: leaving both out and putting them back."""
    noted = repeats(A, A)
    noted.forget(0)
    noted.forget(1)
    assert noted.rows_of(A) == []
    noted.note(1, A)
    noted.note(0, A)
    assert noted.shared_numbers() == [A]
    assert noted.rows_of(A) == [0, 1]


def test_what_is_forgotten_blocks_no_longer() -> None:
    noted = repeats(A, A)
    noted.compare([0, 1], [*map(SendableRow.of, [message(0), message(1)])])
    noted.forget(1)
    assert noted.blocked == set()
    assert noted.problems(1) == ()
    assert noted.numbers == [A, ""]
    assert noted.shared_numbers() == []
    noted.note(1, B)
    assert (noted.rows_of(A), noted.rows_of(B)) == ([0], [1])


def test_forgetting_many_rows_of_one_number_is_quick() -> None:
    """Each step was once a search through all rows left: minutes for a sheet with one number."""
    rows = 50_000
    noted = Repeats(rows)
    for index in range(rows):
        noted.note(index, A)
    for index in range(rows):
        noted.forget(index)
    assert noted.rows_of(A) == []


@pytest.mark.parametrize("numbers", [[A, B], [A, A, B, A], ["+5511912345678", "+551112345678", A]])
def test_many_rows_at_once_are_noted_as_one_after_the_other(numbers: list[str]) -> None:
    noted = Repeats(len(numbers))
    noted.note_all(range(len(numbers)), numbers)
    one_by_one = repeats(*numbers)
    assert noted.numbers == one_by_one.numbers
    assert noted.shared_numbers() == one_by_one.shared_numbers()
    assert [noted.rows_of(it) for it in numbers] == [one_by_one.rows_of(it) for it in numbers]
