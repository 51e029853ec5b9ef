"""Numbers as the language in use writes them."""

from flowiq_desktop.texts.catalogue import catalogue


def number(value: int) -> str:
    """A whole number with the language's separators: "12,345"."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - not before the first number

    return format_decimal(value, locale=catalogue().locale)


def decimal(value: float, places: int = 1) -> str:
    """A number with so many decimal places: "1,234.5"."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - the same

    return format_decimal(round(value, places), f"#,##0.{'0' * places}", catalogue().locale)
