"""Signs: what in a spreadsheet says which type of message it is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """What says that a sheet is for messages of a type.

    Attributes:
        fields: names of fields that a sheet for it has columns for and other sheets have not; any
            of these groups will do, when it is there as a whole.
        unless_text: such columns mean something else in a sheet that has a text for everybody.
        endings: endings of links to files that it sends.
        refused_endings: endings that the check refuses, and that tell all the same what the
            person means to send.
        link_words: words in the header of a column of links.
        any_link: links that nothing else tells about are for it.
    """

    fields: tuple[tuple[str, ...], ...] = ()
    unless_text: bool = False
    endings: tuple[str, ...] = ()
    refused_endings: tuple[str, ...] = ()
    link_words: frozenset[str] = frozenset()
    any_link: bool = False


NO_SIGNS = Signs()
"""Only the person can say that a sheet is for it."""
