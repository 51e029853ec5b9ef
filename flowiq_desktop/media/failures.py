"""The ways in which a file behind a link cannot be shown, each with its sentence."""

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.media.facts import MediaFailure


class MediaError(AppError):
    """There is no preview of what a link leads to.

    Attributes:
        can_retry: whether another try may succeed.
    """

    def __init__(self, sentence: str, *, can_retry: bool = False) -> None:
        super().__init__(sentence)
        self.can_retry = can_retry

    def as_failure(self) -> MediaFailure:
        """The same as a value."""
        return MediaFailure(str(self), can_retry=self.can_retry)


class AddressRefusedError(MediaError):
    """The link is not one that a preview may follow."""


class UndecodableError(AppError):
    """A file that cannot be shown."""
