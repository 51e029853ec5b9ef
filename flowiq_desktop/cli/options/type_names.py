"""The names of the message types, as the command line takes them."""

from collections.abc import Collection, Iterator


class TypeNames(Collection[str]):
    """All of them, loaded when a type is named or they are listed: most calls do neither.

    What a message type is takes a third of the time until a workbook is read.
    """

    def __contains__(self, name: object) -> bool:
        return name in _names()

    def __iter__(self) -> Iterator[str]:
        return iter(_names())

    def __len__(self) -> int:
        return len(_names())


def _names() -> Collection[str]:
    from flowiq_desktop.core.messages.types import REGISTRY  # noqa: PLC0415 - see TypeNames

    return REGISTRY
