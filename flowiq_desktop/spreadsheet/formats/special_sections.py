"""Sections of a number format that show more than digits: general, scientific, fractions."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from flowiq_desktop.spreadsheet.formats.cell_text import cell_text
from flowiq_desktop.spreadsheet.formats.exact_whole import is_exact_whole
from flowiq_desktop.spreadsheet.formats.format_tokens import FormatToken, Part, text_of
from flowiq_desktop.spreadsheet.formats.number_section import NumberSection

_MOST_DENOMINATOR_DIGITS = 4


class GeneralSection:
    """Shows the plain number, with text around it."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        at = next(i for i, token in enumerate(tokens) if token.part is Part.GENERAL)
        self._before = text_of(tokens[:at]).lstrip()
        self._after = text_of(tokens[at + 1 :]).rstrip()

    def show(self, number: float) -> str:
        """The text of a number that is not negative."""
        return f"{self._before}{cell_text(number)}{self._after}"

    def is_zero(self, number: float) -> bool:
        """Whether it shows no digit but zeros."""
        return number == 0


class ScientificSection:
    """Shows a number as a power of ten times a short number, such as 1.50E+03."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        at = next(i for i, token in enumerate(tokens) if token.part is Part.EXPONENT)
        exponent = [token for token in tokens[at + 1 :] if token.is_slot]
        self._always_signed = tokens[at].text == "+"
        self._digits = len(exponent)
        self._after = text_of(tokens[at + 1 :]).rstrip()
        self._mantissa = NumberSection(tokens[:at])
        point = next((i for i, t in enumerate(tokens) if t.part is Part.POINT), at)
        self._step = max(1, sum(token.is_slot for token in tokens[:point]))
        self._places = sum(token.is_slot for token in tokens[point:at])

    def show(self, number: float) -> str | None:
        """The text of a number that is not negative; None where it would hide exact digits."""
        if is_exact_whole(number):
            return None
        exact = Decimal(repr(number))
        power = self._power(exact)
        rounded = self._rounded(exact, power)
        if rounded >= Decimal(10) ** self._step:  # 9.99 became 10.0
            power += self._step
            rounded = self._rounded(exact, power)
        sign = "-" if power < 0 else "+" if self._always_signed else ""
        mantissa = self._mantissa.show(float(rounded))
        return f"{mantissa}E{sign}{abs(power):0{self._digits}d}{self._after}"

    def is_zero(self, number: float) -> bool:
        """Whether it shows no digit but zeros."""
        return number == 0

    def _power(self, exact: Decimal) -> int:
        power = exact.adjusted() if exact else 0
        return power - power % self._step

    def _rounded(self, exact: Decimal, power: int) -> Decimal:
        return exact.scaleb(-power).quantize(
            Decimal(1).scaleb(-self._places), rounding=ROUND_HALF_UP
        )


class FractionSection:
    """Shows a number as a whole and a fraction, such as 2 1/4."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        slash = next(i for i, token in enumerate(tokens) if token.part is Part.SLASH)
        start = end = slash
        while start and tokens[start - 1].is_slot:
            start -= 1
        while end + 1 < len(tokens) and (tokens[end + 1].is_slot or _is_digit(tokens[end + 1])):
            end += 1
        below = "".join(token.text for token in tokens[slash + 1 : end + 1])
        self._fixed = int(below) if below.isdecimal() and below.strip("0") else 0
        self._most = 10 ** min(len(below), _MOST_DENOMINATOR_DIGITS) - 1
        self._after = text_of(tokens[end + 1 :]).rstrip()
        whole = list(tokens[:start])
        self._has_whole = any(token.is_slot for token in whole)
        self._whole = NumberSection(whole) if self._has_whole else None
        self._before = "" if self._has_whole else text_of(whole).lstrip()
        self._shows_zero = any(token.text == "0" for token in whole if token.is_slot)
        above = tokens[start:slash]
        self._shows_none = any(token.text == "0" for token in above)

    def show(self, number: float) -> str:
        """The text of a number that is not negative."""
        whole, above, below = self._parts(Fraction(Decimal(repr(number))))
        if self._whole is None:
            return f"{self._before}{above}/{below}{self._after}"
        if not above and not self._shows_none:
            return f"{self._whole.show(float(whole)).rstrip() or '0'}{self._after}"
        shown = self._whole.show(float(whole)).rstrip() if whole or self._shows_zero else ""
        return f"{shown} {above}/{below}{self._after}".lstrip()

    def is_zero(self, number: float) -> bool:
        """Whether it shows no digit but zeros."""
        whole, above, _ = self._parts(Fraction(Decimal(repr(number))))
        return whole == above == 0

    def _parts(self, exact: Fraction) -> tuple[int, int, int]:
        whole = int(exact) if self._has_whole else 0
        rest = exact - whole
        if self._fixed:
            above, below = int(rest * self._fixed + Fraction(1, 2)), self._fixed
        else:
            near = rest.limit_denominator(max(1, self._most))
            above, below = near.numerator, near.denominator
        if self._has_whole and above == below:
            return whole + 1, 0, below
        return whole, above, below


def _is_digit(token: FormatToken) -> bool:
    return token.part is Part.TEXT and token.text.isascii() and token.text.isdecimal()
