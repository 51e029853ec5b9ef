"""The one failure of the decoders that has its own words."""


class UndecodableError(Exception):
    """A file that cannot be shown; the text is one plain sentence for the person."""
