"""Whole numbers whose every digit counts, whatever their format leaves of them."""

_LEAST, _BEYOND = 1e6, 1e15
"""A number for a phone or an account has seven digits or more, and a spreadsheet keeps fifteen."""


def is_exact_whole(number: float | str | bytes) -> bool:
    """Whether a number, or the text of one, could be a phone number that lost no digit.

    `2.78E+10` says less of such a number than the file does; then its digits are shown instead.
    """
    try:
        value = float(number)
    except ValueError:
        return False
    return _LEAST <= abs(value) < _BEYOND and value.is_integer()
