"""What of a file is looked at to find out its letters."""

from itertools import product

import pytest

from flowiq_desktop.spreadsheet.letters.evidence import evidence_of

FAR = 1 << 19
"""From here on, a byte is looked for that is rare before."""
DOWN = b"\n" * FAR


def test_each_word_is_taken_once_and_those_of_ascii_letters_apart() -> None:
    evidence = evidence_of(b"Name,Jos\xe9;M2\tJos\xe9\nAnn x Name\n")
    assert evidence.words == (b"Jos\xe9",)
    assert evidence.plain == (b"Name", b"Ann")


@pytest.mark.parametrize(("letters", "is_plain"), [(1, 0), (2, 1), (23, 1), (24, 0), (25, 0)])
def test_plain_words_are_neither_very_short_nor_very_long(letters: int, is_plain: int) -> None:
    assert evidence_of(b"a" * letters).plain == (b"a" * letters,) * is_plain


def test_the_beginning_alone_is_read_from_end_to_end() -> None:
    start = b"\n" * (FAR - 5)
    evidence = evidence_of(start + b"Anna\nBert +27821234567\r")
    assert evidence.plain == (b"Anna",)
    assert not evidence.dialled
    assert not evidence.old_mac


def test_no_word_is_cut_where_the_beginning_ends() -> None:
    assert evidence_of(b"\n" * (FAR - 2) + b"a\x93\xfa").words == (b"a\x93\xfa",)
    assert evidence_of(b"\n" * (FAR - 3) + b"ab\x93\xfa").plain == ()
    assert evidence_of(b"\n" * (FAR - 4) + b"Anna").plain == (b"Anna",)


def test_words_are_counted_up_to_a_limit() -> None:
    evidence = evidence_of(b"\n".join(b"\xe9%d" % at for at in range(401)))
    assert evidence.words == tuple(b"\xe9%d" % at for at in range(400))
    letters = b"abcdefghijklmnopqrst"
    plain = [bytes(pair) for pair in product(letters, repeat=2)]
    assert evidence_of(b"\n".join(plain)).plain == tuple(plain[:200])


def test_a_longer_word_is_taken_in_pieces_of_24_letters() -> None:
    assert evidence_of(b"\xe9" + b"a" * 24 + b"b\xe9").words == (b"\xe9" + b"a" * 24, b"b\xe9")
    # A byte beyond ASCII and the next one may be one letter: no piece ends between them.
    words = evidence_of(b"a" * 23 + b"\x93\xfa" + b"\x96\x7b" * 24 + b"\xe9").words
    assert words == (b"a" * 23 + b"\x93\xfa", b"\x96\x7b" * 24, b"\xe9")


def test_the_first_six_words_of_a_byte_far_down_are_looked_at() -> None:
    words = [b"Jos\xe9%d" % at for at in range(8)]
    evidence = evidence_of(DOWN + b"\n".join(words))
    assert evidence.words == tuple(words[:6])
    assert evidence.bytes_used == {0xE9}


def test_bytes_side_by_side_are_places_of_their_own() -> None:
    assert evidence_of(DOWN + b"a\xe9\xe9").words == (b"a\xe9\xe9",)


def test_what_was_taken_before_counts_among_the_six() -> None:
    crowd = [b"\xff%d" % at for at in range(398)]
    rare = [b"Jos\xe9%d" % at for at in range(9)]
    evidence = evidence_of(b"\n".join([*crowd, *rare]))
    assert evidence.words == (*crowd, *rare[:6])


@pytest.mark.parametrize("mark", [b",", b";", b" ", b"\t", b"\r\n"])
def test_a_word_far_down_ends_where_words_end(mark: bytes) -> None:
    assert evidence_of(DOWN + b"\n1" + mark + b"Jos\xe9s" + mark + b"9").words == (b"Jos\xe9s",)


@pytest.mark.parametrize("place", [0, 5, 23])
def test_a_word_far_down_is_cut_where_it_would_be_before(place: int) -> None:
    word = b"a" * place + b"\xe9" + b"x" * 60
    assert evidence_of(DOWN + word).words == evidence_of(word).words == (word[:25],)
    behind = b"b" * 24 + word
    assert evidence_of(DOWN + behind).words == evidence_of(behind).words == (word[:25],)


def test_bytes_side_by_side_may_be_in_two_pieces() -> None:
    evidence = evidence_of(DOWN + b"a" * 23 + b"\xff\xe9\xe9")
    assert set(evidence.words) == {b"a" * 23 + b"\xff\xe9", b"\xe9"}


@pytest.mark.parametrize(("letters", "cut"), [(1_200, 1_200 % 24), (1_201, 1_200 % 24)])
def test_the_beginning_of_a_word_is_not_looked_for_without_end(letters: int, cut: int) -> None:
    (word,) = evidence_of(DOWN + b"a" * letters + b"\xe9\n").words
    assert word == b"a" * cut + b"\xe9"


def test_all_bytes_beyond_ascii_are_told_and_no_others() -> None:
    assert evidence_of(b"a\x7f \x80b \xffc").bytes_used == {0x80, 0xFF}


@pytest.mark.parametrize(
    ("content", "dialled"),
    [
        (b"+27 82 123 4567, 0027821234568", {"27": 1, "278": 1}),
        (b"+44 7911 123456", {"44": 1}),
        (b"10027821234567", {}),
        (b"0821234567", {}),
    ],
)
def test_beginnings_of_international_numbers(content: bytes, dialled: dict[str, int]) -> None:
    assert evidence_of(content).dialled == dialled


@pytest.mark.parametrize(
    ("content", "old_mac", "windows"),
    [
        (b"a", False, False),
        (b"a\nb", False, False),
        (b"a\rb", True, False),
        (b"a\r\nb", False, True),
    ],
)
def test_how_lines_end_tells_the_system(content: bytes, old_mac: bool, windows: bool) -> None:
    evidence = evidence_of(content)
    assert (evidence.old_mac, evidence.windows) == (old_mac, windows)
