"""NamedMessages: messages saved under a name, and the last ones that were sent."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.core.columns.sources import texts_of
from flowiq_desktop.core.messages.named_message import NamedMessage, content
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.services.preparing.saved_messages import SavedMessageError, SavedMessages
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import listed

_KIND, _MESSAGE, _MAPPING = "kind", "message", "mapping"
_LONGEST_NAME = 80
_SENT_KEPT = 20
_MOST_NAMED = 3


class NamedMessages:
    """Keeps them beside the saved templates, in one file; the one used last comes first."""

    def __init__(self, saved: SavedMessages) -> None:
        self._saved = saved

    @property
    def fault(self) -> str:
        """Says that what is saved cannot be read, or "" when all is well.

        A message of a type that this version does not know stays in the file, and is named.
        """
        return self._saved.fault or self._of_unknown_types()

    def look_again(self) -> None:
        """Take what others have saved since."""
        self._saved.look_again()

    @property
    def own(self) -> tuple[NamedMessage, ...]:
        """Those that somebody named."""
        return tuple(one for one in self._all() if not one.sent)

    @property
    def sent(self) -> tuple[NamedMessage, ...]:
        """Those that were sent, by the name of the file that they were sent to."""
        return tuple(one for one in self._all() if one.sent)

    def find(self, name: str) -> NamedMessage | None:
        """The one that somebody gave this name, as far as one sees; capitals do not count."""
        return next((one for one in self.own if _is_own(one, name)), None)

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
        self._saved.change(
            lambda entries: [
                *(it for it in entries if not _is_own(_message_of(it), message.name)),
                _as_json(message),
            ]
        )
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
        renamed = replace(message, name=name, sent=False)
        self._move_to_the_end(message, renamed)
        return renamed

    def remove(self, message: NamedMessage) -> None:
        """Forget one. Raises SavedMessageError."""
        self._saved.change(lambda entries: _without(entries, [message]))

    def use(self, message: NamedMessage) -> None:
        """Put it first, as the one used last. Raises SavedMessageError."""
        self._move_to_the_end(message, replace(message, used=self._saved.today))

    def keep_sent(self, name: str, mapping: Mapping) -> None:
        """Keep what a campaign was made of, for the next one; the oldest go. Never fails.

        No message is worth less for it: a disk that is full does not stop anybody from sending.
        A file that cannot be read stays as it is, until somebody has been told.
        """
        self.look_again()
        if self._saved.fault:
            return
        message = NamedMessage(
            name.strip()[:_LONGEST_NAME], content(mapping), self._saved.today, sent=True
        )
        alike = [one for one in self.sent if one.mapping == message.mapping]
        others = [one for one in self.sent if one not in alike]
        try:
            gone = [*alike, *others[_SENT_KEPT - 1 :]]
            self._saved.change(lambda entries: [*_without(entries, gone), _as_json(message)])
        except SavedMessageError:
            return

    def _of_unknown_types(self) -> str:
        found = [message.name for entry in self._saved.entries if (message := _unknown_of(entry))]
        if not found:
            return ""
        return say_count(
            "“{names}” is saved and not listed: this version of the program does not know its"
            " type.",
            "{n} saved messages are not listed, as this version of the program does not know"
            " their types: {names}.",
            len(found),
            names=listed([*map(shown_name, found[:_MOST_NAMED])]),
        )

    def _all(self) -> Iterator[NamedMessage]:
        for entry in reversed(self._saved.entries):
            message = _message_of(entry)
            if message is not None:
                yield message

    def _move_to_the_end(self, old: NamedMessage, new: NamedMessage) -> None:
        """Put a message last, as it is now; what else its entry has stays, and none comes back."""

        def moved(entries: Sequence[Any]) -> list[Any]:
            found = [entry for entry in entries if _message_of(entry) == old]
            changed = [{**entry, **_as_json(new), _MAPPING: entry[_MAPPING]} for entry in found]
            return [*_without(entries, [old]), *changed[:1]]

        self._saved.change(moved)


def _without(entries: Sequence[Any], gone: Sequence[NamedMessage]) -> list[Any]:
    return [entry for entry in entries if _message_of(entry) not in gone]


def _is_own(message: NamedMessage | None, name: str) -> bool:
    return message is not None and not message.sent and _same_name(message.name, name)


def _usable(name: str) -> str:
    name = _tidy(name)
    if not choice_key(name):
        raise SavedMessageError(say("A message needs a name."), say("Write one, then save again."))
    return name


def _tidy(name: str) -> str:
    return " ".join(name.split())[:_LONGEST_NAME].strip()


def _same_name(one: str, other: str) -> bool:
    """Whether two names are seen as one, as they would be saved."""
    return choice_key(_tidy(one)) == choice_key(_tidy(other))


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
        _MAPPING: message.mapping.to_json(),
    }


def _message_of(entry: object) -> NamedMessage | None:
    """The message that an entry holds, or None when it is of another kind or damaged."""
    message = _written_in(entry)
    return message if message is not None and _is_known(message) else None


def _unknown_of(entry: object) -> NamedMessage | None:
    """The same of a type that this version does not know."""
    message = _written_in(entry)
    return message if message is not None and not _is_known(message) else None


def _is_known(message: NamedMessage) -> bool:
    return not message.mapping.message_type or message.mapping.message_type in REGISTRY


def _written_in(entry: object) -> NamedMessage | None:
    if not isinstance(entry, dict) or entry.get(_KIND) != _MESSAGE:
        return None
    name, used = entry.get("name"), entry.get("used", "")
    try:
        mapping = Mapping.from_json(entry.get(_MAPPING))
    except ValueError:
        return None
    if not isinstance(name, str) or not isinstance(used, str):
        return None
    # Who gets it is never the message's to say, whatever somebody wrote into the file.
    mapping = mapping.with_source(PHONE_NUMBER.name, None)
    return NamedMessage(name, mapping, used, entry.get("sent") is True)
