"""Each thing that makes a row unlike the others is found, and lists of one kind have nothing."""

import pytest

from flowiq_desktop.core.review.odd.amounts import amount_of, far_amounts
from flowiq_desktop.core.review.odd.links import files_of_their_own
from flowiq_desktop.core.review.odd.people import look_alikes
from flowiq_desktop.core.review.odd.places import far_pins
from flowiq_desktop.core.review.odd.words import in_capitals, with_braces

NAMES = ["Anna Nel", "Ben Dube", "Cara Zulu", "Dan Botha", "Eve Khoza"] * 4


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([*NAMES, "THANDI NKOSI"], [20]),
        (["JON SMITH", *NAMES], [0]),
        ([*NAMES, "ABC", "R2D2"], []),  # too short to say
        ([name.upper() for name in NAMES], []),
        ([*NAMES[:5], "THANDI NKOSI"], []),  # too few to say what is usual
        ([*NAMES, *("THANDI NKOSI",) * 8], []),  # as usual as the others
        (["أحمد", "محمد"] * 20, []),  # letters without capitals
        ([], []),
    ],
)
def test_capitals(texts: list[str], found: list[int]) -> None:
    assert in_capitals(texts) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([*NAMES, "{Name}"], [20]),
        ([*NAMES, "Anna}"], [20]),
        (NAMES, []),
        (["{a}", "{b}", "{c}"], []),
    ],
)
def test_braces(texts: list[str], found: list[int]) -> None:
    assert with_braces(texts) == found


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("120", 120),
        ("R 1 234.50", 1234.5),
        ("R1,234.50", 1234.5),
        ("1.234,50 €", 1234.5),
        ("$5", 5),
        ("-R 5.00", -5),
        ("R -5.00", -5),
        ("ZAR 12,5", 12.5),
        ("12 kg", 12),
        ("1,00,000", 100_000),
        ("50%", 50),
        ("Rs. 500", 500),
        ("KSh 1,500/=", 1500),
        ("500/-", 500),
        ("500,-", 500),
        ("25 000 FCFA", 25_000),
        ("500 kr.", 500),
        ("د.إ 500", 500),
        ("\u0661٬٢٣٤\u066b\u0665\u0660", 1234.5),
        ("12 May 2026", None),
        ("14:30", None),
        ("0", 0),
        ("0.5", 0.5),
        ("0825550101", None),
        ("12.05.2024", None),
        ("2024-05-12", None),
        ("8001015009087", None),
        ("Grade 7", None),
        ("", None),
        ("1" * 5_000, None),
    ],
)
def test_amounts_are_read(text: str, amount: float | None) -> None:
    assert amount_of(text) == amount


SUMS = [f"R {100 + at * 7}.00" for at in range(30)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (SUMS, []),
        ([*SUMS, "R 20 300.00"], [30]),
        ([*SUMS, "R 2.03"], [30]),
        ([*SUMS, "-R 150.00"], [30]),
        ([*SUMS, "R 900.00"], []),
        ([*SUMS, "R 20 300.00", "R 1 000 000.00"], []),  # two of thirty are no exception
        ([*SUMS[:5], "R 20 300.00"], []),  # too few
        ([*SUMS, *["on request"] * 20, "R 20 300.00"], []),  # not a column of amounts
        ([str(10 ** (at % 6)) for at in range(60)], []),  # of every size
        (["0"] * 40, []),
        ([f"{'ABC'[at % 3]}{at + 10}" for at in range(40)] + ["B0", "A900"], []),  # rooms
        ([*(f"{at + 10} €" for at in range(30)), "12", "9 000 EUR"], [31]),
        ([*(f"${at + 10}" for at in range(20)), *(f"R {at + 200}" for at in range(20)), "$1"], []),
        (["R 50"] * 400 + ["R 5000"] * 3, [400, 401, 402]),
    ],
)
def test_far_amounts(texts: list[str], found: list[int]) -> None:
    assert sorted(it.at for it in far_amounts(texts)) == found


def test_an_amount_in_the_middle_is_the_example() -> None:
    ((at, middle),) = far_amounts([*SUMS, "R 20 300.00"])
    assert (at, middle) == (30, "R 205.00")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Thandi Nkosi", "Thandie Nkosi", True),
        ("Jon Smith", "John Smith", True),
        ("Catherine Botha", "Katherine Botha", True),
        ("Sipho Ndlovu", "Siphho Ndlovu", True),
        ("Jose García", "José Garcia", True),
        ("Nkosi Thandi", "Thandi Nkosi", True),
        ("THANDI NKOSI", "Thandi Nkosi", True),
        ("Anne-Marie Roux", "Anne Marie Roux", True),
        ("Thandi Nkosi", "Thandi Nkosi", False),  # the same name is another matter
        ("Thandi Nkosi", "Sipho Nkosi", False),
        ("Al Bo", "Ali Bo", False),  # short names are alike by chance
        ("Thandi", "Thandie", False),  # one word
        ("Thabo Mbatha", "Thobi Mbethi", False),
        ("Иванова Наталья", "Иванова Наталия", True),
        ("فاطمة الخطيب", "فاطمه الخطيب", True),
        ("ليلى الخطيب", "ليلي الخطيب", True),
        ("محمد الخطيب", "محمود الخطيب", False),  # Muhammad and Mahmud
        ("דוד כהן לוי", "דויד כהן לוי", True),
    ],
)
def test_look_alikes(one: str, other: str, alike: bool) -> None:
    names = ["Eve Khoza", one, other, "Dan Botha"]
    numbers = ["+1", "+2", "+3", "+4"]
    assert look_alikes(names, numbers) == ([(2, 1)] if alike else [])
    assert look_alikes(names, ["+2"] * 4) == []


PINS: list[tuple[float, float] | None] = [(-33.9 + at / 100, 18.4) for at in range(60)]


@pytest.mark.parametrize(
    ("pins", "found"),
    [
        (PINS, []),
        ([*PINS, (33.9, 18.4)], [60]),
        ([*PINS, None, (18.4, -33.9)], [61]),
        ([*PINS, (-26.2, 28.0)], [60]),
        ([*PINS[:25], (-26.2, 28.0), (33.9, 18.4)], [26, 25]),
        ([*PINS[:20], (-26.2, 28.0), (33.9, 18.4)], []),
        (
            [(-25.0 - at % 9, 18.5 + at % 13) for at in range(60)] + [(-1.29, 36.82)],
            [60],
        ),  # Nairobi
        ([(-33.9, 18.4), (-26.2, 28.0)], []),
        ([(-33.9, 18.4), (-26.2, 28.0), (-29.8, 31.0), (-25.7, 28.2)] * 20, []),
        ([(-17.0, 179.9), (-17.0, -179.9)] * 9, []),  # across the line of the date
        ([None] * 9, []),
    ],
)
def test_far_pins(pins: list[tuple[float, float] | None], found: list[int]) -> None:
    assert [it.at for it in far_pins(pins)] == found


@pytest.mark.parametrize("turned", [0, 90, 179, 180, 181, 270])
@pytest.mark.parametrize("first", [True, False])
def test_a_far_pin_is_found_in_any_order_and_beside_180_degrees(turned: int, first: bool) -> None:
    far = (51.5, 0.0 + turned)
    near = [(-16.8, 179.5 + turned)] * 5 + [(-16.8, 180.5 + turned)] * 5
    pins = [(north, (east + 180) % 360 - 180) for north, east in (far, *near)]
    (found,) = far_pins(pins if first else pins[::-1])
    assert found.at == (0 if first else 10)


def test_how_far_a_pin_is() -> None:
    (far,) = far_pins([*[(-33.9, 18.4)] * 9, (-26.2, 28.0)])
    assert far.km == pytest.approx(1_260, rel=0.02)


@pytest.mark.parametrize(
    ("links", "found"),
    [
        (["a"] * 20 + ["b"], [20]),
        (["a"] * 20 + ["", "b", ""], [21]),
        (["a"] * 20 + ["b", "b"], []),
        (["a"] * 10 + ["b"] * 10, []),
        ([str(n) for n in range(30)], []),
        (["a"] * 5 + ["b"], []),
        (["en"] * 12 + ["af"] * 8 + ["zu"] * 5 + ["one"], [25]),  # a poster in each language
        ([str(n // 2) for n in range(30)] + ["one"], []),  # statements of families
        ([], []),
    ],
)
def test_files_of_their_own(links: list[str], found: list[int]) -> None:
    assert files_of_their_own(links) == found


def test_many_who_are_alike_are_so_by_chance() -> None:
    names = [f"Thandi Nkos{last} {first}" for last in "iea" for first in ("Nel", "Dube", "Zulu")]
    assert look_alikes(names, [str(at) for at in range(len(names))]) == []
