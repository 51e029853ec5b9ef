"""Writes the journal's triggers anew from the program's rules, for a new migration.

    .venv/bin/python packaging/write_triggers.py

prints the statements that a new step in `journal/engine/migrations` must hold after a change of
`core.delivery.states` or with a message type that goes to a new endpoint, and nothing while the
newest steps say the same. A step that was shipped never changes.
"""

import re
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from flowiq_desktop.core.delivery import states
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.journal.engine.migrate import MIGRATIONS, run_statements
from flowiq_desktop.journal.engine.sql import one_of

State = TypeVar("State", bound=StrEnum)

_TRANSITIONS = """
CREATE TRIGGER {table}_transitions
BEFORE UPDATE OF state ON {table}
WHEN OLD.state || '>' || NEW.state NOT IN ({allowed})
BEGIN SELECT RAISE(ABORT, 'this change of state is not allowed'); END;
"""
_DONE = """
CREATE TRIGGER done_is_computed
BEFORE UPDATE OF state ON campaign
WHEN NEW.state = 'done' AND EXISTS (
    SELECT 1 FROM delivery
    WHERE campaign = NEW.id AND state IN {open}
)
BEGIN SELECT RAISE(ABORT, 'a campaign with waiting rows is not done'); END;
"""
_BY_DECISION = """
CREATE TRIGGER delivery_is_{words}_by_decision
BEFORE UPDATE OF state ON delivery
WHEN {changes} AND NOT EXISTS (
    SELECT 1 FROM decision x
    WHERE x.delivery = NEW.id AND x.who = 'person' AND x.verdict = '{verdict}'{made_for}
)
BEGIN SELECT RAISE(ABORT, 'only a decision lets {what}'); END;
"""
_THIS_TRY = "\n        AND x.attempts = OLD.attempts"
_MAY_HAVE_ARRIVED = """
CREATE TRIGGER delivery_that_may_have_arrived_is_not_tried_again
BEFORE UPDATE OF state ON delivery
WHEN OLD.state IN {over} AND NEW.state = 'ready' AND EXISTS (
    SELECT 1 FROM attempt a WHERE a.delivery = NEW.id
        AND (a.ended IS NULL OR a.verdict IN {possible})
)
BEGIN SELECT RAISE(ABORT, 'a message that may have arrived is not tried again'); END;
"""
_CONTACT = """
CREATE TRIGGER contact_is_for_a_message_proved_unsent
BEFORE INSERT ON contact_creation
WHEN (SELECT state FROM delivery WHERE id = NEW.delivery) <> 'retry' OR EXISTS (
    SELECT 1 FROM attempt a WHERE a.delivery = NEW.delivery
        AND (a.ended IS NULL OR a.verdict IN {possible})
)
BEGIN SELECT RAISE(ABORT, 'a contact is added only for a message that is proved unsent'); END;
"""
_KNOWN_ENDPOINT = """
CREATE TRIGGER delivery_{words}_to_a_known_endpoint
BEFORE {event} ON delivery
WHEN NEW.endpoint NOT IN {known}
BEGIN SELECT RAISE(ABORT, 'an endpoint that no version of this file knows'); END;
"""


def written() -> dict[str, str]:
    """Every trigger that repeats a table or a set of the rules, by its name."""
    texts = (
        _transitions("delivery", states.TRANSITIONS),
        _transitions("campaign", states.CAMPAIGN_TRANSITIONS),
        _DONE.format(open=one_of(states.OPEN_STATES)),
        _by_decision(
            "tried_again", states.NOT_SENT_STATES, "try again", "a message be tried again"
        ),
        _by_decision("sent_again", {_D.UNKNOWN}, "send again", "a message be sent again"),
        # Held rows may wait without ever having been tried: one decision lets them go.
        _by_decision("released", {_D.HELD}, "send again", "a held message go", made_for=""),
        _MAY_HAVE_ARRIVED.format(
            over=one_of(states.NOT_SENT_STATES), possible=one_of(states.POSSIBLE_VERDICTS)
        ),
        _CONTACT.format(possible=one_of(states.POSSIBLE_VERDICTS)),
        _KNOWN_ENDPOINT.format(words="goes", event="INSERT", known=one_of(REGISTRY.endpoints)),
        _KNOWN_ENDPOINT.format(
            words="keeps", event="UPDATE OF endpoint", known=one_of(REGISTRY.endpoints)
        ),
    )
    return {text.split()[2]: text for text in texts}


def in_file(connection: sqlite3.Connection) -> dict[str, str]:
    """The triggers of a journal, by name."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {name: f"{sql};" for name, sql in rows}


def differing(found: Mapping[str, str]) -> dict[str, str]:
    """Triggers made from the rules that differ from those found, ignoring the order in lists."""
    return {
        name: text for name, text in written().items() if flat(text) != flat(found.get(name, ""))
    }


def flat(text: str) -> str:
    """A statement on one line, each list of names in alphabetical order."""
    joined = " ".join(text.split()).replace("( ", "(").replace(" )", ")")
    return re.sub(
        r"\(('[\w>/-]+'(?:, '[\w>/-]+')*)\)",
        lambda found: "(" + ", ".join(sorted(found[1].split(", "))) + ")",
        joined,
    )


_D = states.DeliveryState


def _transitions(table: str, rules: Mapping[State, Iterable[State]]) -> str:
    pairs = sorted(f"'{old}>{new}'" for old, following in rules.items() for new in following)
    return _TRANSITIONS.format(table=table, allowed=", ".join(pairs))


def _by_decision(
    words: str, olds: Iterable[_D], verdict: str, what: str, made_for: str = _THIS_TRY
) -> str:
    changes = [
        f"OLD.state {_is(old for old in olds if (old, new) in states.BY_DECISION)}"
        f" AND NEW.state = '{new}'"
        for new in _D
        if any((old, new) in states.BY_DECISION for old in olds)
    ]
    joined = " OR ".join(sorted(changes, key=len, reverse=True))
    return _BY_DECISION.format(
        words=words,
        changes=f"({joined})" if len(changes) > 1 else joined,
        verdict=verdict,
        made_for=made_for,
        what=what,
    )


def _is(names: Iterable[_D]) -> str:
    found = list(names)
    return f"= '{found[0]}'" if len(found) == 1 else f"IN {one_of(found)}"


def main() -> int:
    """Print what differs between the newest step and the rules."""
    scratch = sqlite3.connect(":memory:", isolation_level=None)
    for migration in MIGRATIONS:
        run_statements(scratch, migration)
    for name, text in differing(in_file(scratch)).items():
        sys.stdout.write(f"\nDROP TRIGGER {name};\n{text}")
    scratch.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
