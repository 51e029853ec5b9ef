"""Amounts of money as the language in use writes them, with the person's word for the currency."""

from decimal import ROUND_CEILING, Decimal

from flowiq_desktop.texts.catalogue import catalogue

_CENTS = Decimal("0.01")
_NBSP = "\u00a0"


def decimal_sign() -> str:
    """What stands before the decimal places: "." or ","."""
    from babel.numbers import get_decimal_symbol  # noqa: PLC0415 - not before the first amount

    return "," if get_decimal_symbol(catalogue().locale) == "," else "."


def amount(value: Decimal, currency: str) -> str:
    """An amount with all its decimal places, two at least: "R 0.045", "R 94.96"."""
    return _written(value, currency, "0.00####")


def rounded(value: Decimal, currency: str) -> str:
    """A sum up to the next cent, as befits what something costs at most: "R 94.96"."""
    return _written(value.quantize(_CENTS, ROUND_CEILING), currency, "0.00")


def _written(value: Decimal, currency: str, places: str) -> str:
    from babel.numbers import format_currency, format_decimal  # noqa: PLC0415 - the same

    locale = catalogue().locale
    if not currency:
        return format_decimal(value, f"#,##{places}", locale, decimal_quantization=False)
    pattern = str(locale.currency_formats["standard"].pattern).split(";", maxsplit=1)[0]
    written = format_currency(
        value,
        currency,
        pattern.replace("0.00", places),
        locale,
        currency_digits=False,
        decimal_quantization=False,
    )
    # CLDR puts a space between letters and digits, which Babel leaves out.
    name = currency if currency in written else ""
    if name and name[-1].isalpha() and written[written.find(name) + len(name) :][:1].isdecimal():
        return written.replace(name, f"{name}{_NBSP}", 1)
    return written
