"""The media zoo: what is told of every file for every message type equals the table."""

import pytest

from flowiq_desktop.media.decoder import Decoder
from tests.media.zoo.animals import ZOO
from tests.media.zoo.keeper import finding, table_rows

ROWS = table_rows()


@pytest.mark.parametrize(("name", "kind"), ROWS)
def test_each_row_of_the_table(decoder: Decoder, name: str, kind: str) -> None:
    assert finding(ZOO[name], kind, decoder) == ROWS[name, kind]


def test_every_animal_stands_in_the_table() -> None:
    assert {(name, kind) for name, animal in ZOO.items() for kind in animal.kinds} == ROWS.keys()
