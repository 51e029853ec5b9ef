
ALTER TABLE attempt ADD COLUMN server_date TEXT NOT NULL DEFAULT '';

CREATE INDEX decision_by_delivery ON decision (delivery);

CREATE TRIGGER decision_is_never_changed
BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;


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

DROP TRIGGER delivery_transitions;

CREATE TRIGGER delivery_transitions
BEFORE UPDATE OF state ON delivery
WHEN OLD.state || '>' || NEW.state NOT IN ('gave_up>cancelled', 'gave_up>held', 'gave_up>ready', 'held>cancelled', 'held>ready', 'ready>cancelled', 'ready>held', 'ready>sending', 'retry>cancelled', 'retry>gave_up', 'retry>held', 'retry>ready', 'retry>sending', 'sending>accepted', 'sending>gave_up', 'sending>ready', 'sending>rejected', 'sending>retry', 'sending>unknown', 'unknown>ready', 'unknown>sent_confirmed', 'unknown>settled', 'unknown>treated_as_sent')
BEGIN SELECT RAISE(ABORT, 'this change of state is not allowed'); END;
