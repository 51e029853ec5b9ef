"""Column synonyms: what people call the columns of the fields that every message has.

Other fields say it themselves, where their type declares them. Compared by `name_key`, so case,
spaces, accents and punctuation do not matter. The earlier name wins when a sheet has both.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.language_words import listed
from flowiq_desktop.core.vocabulary.languages import LANGUAGES, words
from flowiq_desktop.core.vocabulary.word_parts import WordParts, single_words

TYPE_NAMES: tuple[str, ...] = (*("type", "kind", "kind of message", "type of message", "msg type"),)

SURE_REPLY_NAMES: tuple[str, ...] = (
    *("reply to", "reply to message", "in reply to", "reply to id", "reply to message id"),
)
"""They decide whatever the cells hold; what does not fit is told in its row."""

REPLY_NAMES: tuple[str, ...] = (
    *("reply to", "reply to message", "in reply to", "reply to id", "context id", "context"),
    *("reply to message id", "message id", "wamid", "whatsapp message id"),
)

PERHAPS_A_PHONE_WORDS = single_words("contact")
"""Words under which people keep a number, a name or a date: fewer of the cells have to agree."""

IDENTITY_WORDS = single_words("identity")
"""Words of columns whose digits must not be taken for phone numbers by appearance."""

_NOT_A_MOBILE = WordParts.of("not_mobile")
"""Words that take it back: "Cell provider", "Home phone", "Ucingo lwasekhaya"."""
_PHONE_WORDS = tuple(map(WordParts.of, ("whatsapp", "mobile", "telephone")))
"""Words that mark a longer header as that of a number ("Mother's cell"), the best ones first."""
_NAME_WORDS = WordParts.of("name_words")
_OTHER_NAMES = single_words("other_names")
_BRACKETED = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_\d]+")
_KEYS_REMEMBERED = 8192


@lru_cache(_KEYS_REMEMBERED)
def name_key(header: str) -> str:
    """What spellings of a name share: `header_key`, and no accents and no punctuation."""
    plain = without_accents(header)
    letters = "".join(c if c.isalnum() else " " for c in plain)
    return header_key(letters) or header_key(plain)


def unbracketed(header: str) -> str:
    """A header without what explains it: "Nome (como no BI)" is "Nome"."""
    return _BRACKETED.sub(" ", header).strip() or header


def names_a_person(header: str) -> bool:
    """Whether people keep a person's name under it: "Name", "Nome do aluno", "First_Name"."""
    found = words_of(header)
    return _NAME_WORDS.in_any(found) and found.isdisjoint(_OTHER_NAMES)


def takes_mobile_back(header: str) -> bool:
    """Whether a word says that its cells are no numbers of mobiles: "Home phone", "Cell bill"."""
    return _NOT_A_MOBILE.in_any(words_of(header))


@lru_cache(_KEYS_REMEMBERED)
def phone_rank(header: str) -> int | None:
    """How plainly a header of several words means a mobile number, from 0; None when it does not.

    First WhatsApp, then a mobile ("Mother's cell"), then any phone; never "Home phone".
    """
    found = words_of(header)
    if _NOT_A_MOBILE.in_any(found):
        return None
    ranks = (rank for rank, parts in enumerate(_PHONE_WORDS) if parts.in_any(found))
    return next(ranks, None)


def words_of(header: str) -> frozenset[str]:
    """The words of a header in small letters, without accents: "Mother's Cell" has three."""
    split = _CAMEL.sub(" ", without_accents(header).replace("WhatsApp", "Whatsapp"))
    return frozenset(_WORD.findall(split.casefold()))


def _plainest_first() -> Iterator[str]:
    """The names of phone columns: in every language WhatsApp and mobiles before other phones.

    Else *Tel*, which is English too, would come before *Portable* or *Selfoon*. A name whose words
    say nothing ranks with the one before it in its language's list.
    """
    ranked: list[tuple[int, str]] = []
    for language in LANGUAGES:
        rank = 0
        for name in listed(language.phone):
            found = phone_rank(name)
            rank = rank if found is None else found
            ranked.append((rank, name))
    return (name for _rank, name in sorted(ranked, key=itemgetter(0)))


PHONE_NAMES: tuple[str, ...] = tuple(dict.fromkeys((*_plainest_first(), *words("number"))))
"""Best first; those of `number` mean a phone number when the sheet has no better one."""
