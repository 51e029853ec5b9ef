"""NamedMessages: messages saved under a name, and the last ones that were sent."""

from collections.abc import Iterator
from typing import Any

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.core.columns.sources import texts_of
from flowiq_desktop.core.messages.named_message import NamedMessage, content
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.services.preparing.saved_messages import SavedMessageError, SavedMessages
from flowiq_desktop.texts import say

_KIND, _MESSAGE = "kind", "message"
_LONGEST_NAME = 80
_SENT_KEPT = 20


class NamedMessages:
    """Keeps them beside the saved templates, in one file; the one used last comes first."""

    def __init__(self, saved: SavedMessages) -> None:
        self._saved = saved

    @property
    def own(self) -> tuple[NamedMessage, ...]:
        """Those that somebody named."""
        return tuple(one for one in self._all() if not one.sent)

    @property
    def sent(self) -> tuple[NamedMessage, ...]:
        """Those that were sent, by the name of the file that they were sent to."""
        return tuple(one for one in self._all() if one.sent)

    def find(self, name: str) -> NamedMessage | None:
        """The one that somebody gave this name; capitals do not count."""
        return next((one for one in self.own if _same_name(one.name, name)), None)

    def save(self, name: str, mapping: Mapping) -> NamedMessage:
        """Keep the message of a mapping, in place of the one with this name.

        Raises:
            SavedMessageError: there is no name or nothing written, or it cannot be written down.
        """
        message = NamedMessage(_usable(name), content(mapping), self._saved.today)
        if not _says_something(message.mapping):
            raise SavedMessageError(
                say("Nothing is written yet."), say("Write the message, then save it.")
            )
        before = self.find(message.name)
        self._replace([before] if before else [], message)
        return message

    def rename(self, message: NamedMessage, name: str) -> NamedMessage:
        """Give it another name; one that was sent becomes one of the person's own.

        Raises:
            SavedMessageError: the name is empty or taken, or it cannot be written down.
        """
        name = _usable(name)
        taken = self.find(name)
        if taken is not None and taken != message:
            raise SavedMessageError(
                say('Another message is called "{name}".', name=taken.name),
                say("Give it another name."),
            )
        renamed = NamedMessage(name, message.mapping, message.used)
        self._replace([message], renamed)
        return renamed

    def remove(self, message: NamedMessage) -> None:
        """Forget one. Raises SavedMessageError."""
        self._replace([message], None)

    def use(self, message: NamedMessage) -> None:
        """Put it first, as the one used last. Raises SavedMessageError."""
        used = NamedMessage(message.name, message.mapping, self._saved.today, message.sent)
        self._replace([message], used)

    def keep_sent(self, name: str, mapping: Mapping) -> None:
        """Keep what a campaign was made of, for the next one; the oldest go. Never fails.

        No message is worth less for it: a disk that is full does not stop anybody from sending.
        """
        message = NamedMessage(
            name.strip()[:_LONGEST_NAME], content(mapping), self._saved.today, sent=True
        )
        alike = [one for one in self.sent if one.mapping == message.mapping]
        others = [one for one in self.sent if one not in alike]
        try:
            self._replace([*alike, *others[_SENT_KEPT - 1 :]], message)
        except SavedMessageError:
            return

    def _all(self) -> Iterator[NamedMessage]:
        for entry in reversed(self._saved.entries):
            message = _message_of(entry)
            if message is not None:
                yield message

    def _replace(self, old: list[NamedMessage], new: NamedMessage | None) -> None:
        kept = [entry for entry in self._saved.entries if _message_of(entry) not in old]
        self._saved.keep([*kept, *([_as_json(new)] if new else [])])


def _usable(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise SavedMessageError(say("A message needs a name."), say("Write one, then save again."))
    return name[:_LONGEST_NAME]


def _same_name(one: str, other: str) -> bool:
    return one.casefold() == " ".join(other.split()).casefold()


def _says_something(mapping: Mapping) -> bool:
    return any(
        isinstance(source, ColumnSource) or any(map(str.strip, texts_of(source)))
        for source in mapping.sources.values()
    )


def _as_json(message: NamedMessage) -> dict[str, Any]:
    return {
        _KIND: _MESSAGE,
        "name": message.name,
        "used": message.used,
        "sent": message.sent,
        "mapping": message.mapping.to_json(),
    }


def _message_of(entry: object) -> NamedMessage | None:
    """The message that an entry holds, or None when it is of another kind or damaged."""
    if not isinstance(entry, dict) or entry.get(_KIND) != _MESSAGE:
        return None
    name, used = entry.get("name"), entry.get("used", "")
    try:
        mapping = Mapping.from_json(entry.get("mapping"))
    except ValueError:
        return None
    known = not mapping.message_type or mapping.message_type in REGISTRY
    if not isinstance(name, str) or not isinstance(used, str) or not known:
        return None
    return NamedMessage(name, mapping, used, entry.get("sent") is True)
