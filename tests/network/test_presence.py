"""Whether this computer is on the internet is told from whether one website exists."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.network.presence import Presence, is_found

ONE, OTHER = "one.example", "other.example"


@pytest.mark.parametrize(
    ("route", "known", "online"),
    [
        pytest.param(True, [ONE, OTHER], True, id="all is well"),
        pytest.param(True, [OTHER], True, id="one witness is enough"),
        pytest.param(True, [], False, id="no name is found"),
        pytest.param(False, [ONE, OTHER], False, id="names are remembered, and there is no route"),
    ],
)
def test_who_is_online(route: bool, known: Sequence[str], online: bool) -> None:
    assert Presence(lambda: route, known.__contains__, (ONE, OTHER)).is_online() is online


def test_the_answer_is_remembered_for_a_moment() -> None:
    asked: list[str] = []

    def found(name: str) -> bool:
        asked.append(name)
        return True

    presence = Presence(lambda: True, found, (ONE,))
    assert [presence.is_online() for _ in range(9)] == [True] * 9
    assert asked == [ONE]


def test_a_name_that_nobody_can_have_is_not_found() -> None:
    assert not is_found("nowhere.invalid")  # RFC 6761 6.4
