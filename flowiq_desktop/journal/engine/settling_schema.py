"""What settling, holding back and the detection of copies need in the journal's file."""

from flowiq_desktop.journal.engine.schema import transition_trigger

_COLUMNS = """
ALTER TABLE attempt ADD COLUMN server_date TEXT NOT NULL DEFAULT '';

CREATE INDEX decision_by_delivery ON decision (delivery);

CREATE TRIGGER decision_is_never_changed
BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
"""

_INSTALLATION = """
CREATE TABLE installation (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    install TEXT NOT NULL,
    machine TEXT NOT NULL,
    file TEXT NOT NULL,
    attempts_gone INTEGER NOT NULL
) STRICT;

INSERT INTO installation VALUES (1, '', '', '', 0);

CREATE TRIGGER attempts_gone_are_counted
AFTER DELETE ON attempt
BEGIN UPDATE installation SET attempts_gone = attempts_gone + 1; END;
"""

_DELIVERY_TRANSITIONS = (
    *("gave_up>cancelled", "gave_up>held", "gave_up>ready", "held>cancelled", "held>ready"),
    *("ready>cancelled", "ready>held", "ready>sending"),
    *("retry>cancelled", "retry>gave_up", "retry>held", "retry>ready", "retry>sending"),
    *("sending>accepted", "sending>gave_up", "sending>ready", "sending>rejected"),
    *("sending>retry", "sending>unknown"),
    *("unknown>ready", "unknown>sent_confirmed", "unknown>settled", "unknown>treated_as_sent"),
)


def settling_schema() -> str:
    """All statements of the step."""
    return "\n".join(
        (
            _COLUMNS,
            _INSTALLATION,
            "DROP TRIGGER delivery_transitions;",
            transition_trigger("delivery", _DELIVERY_TRANSITIONS),
        )
    )
