
ALTER TABLE installation ADD COLUMN copied_attempt INTEGER NOT NULL DEFAULT 0;
ALTER TABLE installation ADD COLUMN copied_words TEXT NOT NULL DEFAULT '';


ALTER TABLE attempt ADD COLUMN alike TEXT NOT NULL DEFAULT '';


ALTER TABLE campaign ADD COLUMN source_path TEXT NOT NULL DEFAULT '';

DROP TRIGGER delivery_transitions;
DROP TRIGGER campaign_transitions;

CREATE TRIGGER delivery_transitions
BEFORE UPDATE OF state ON delivery
WHEN OLD.state || '>' || NEW.state NOT IN ('gave_up>cancelled', 'gave_up>held', 'gave_up>ready', 'held>cancelled', 'held>ready', 'ready>cancelled', 'ready>held', 'ready>sending', 'rejected>held', 'rejected>ready', 'retry>cancelled', 'retry>gave_up', 'retry>held', 'retry>ready', 'retry>sending', 'sending>accepted', 'sending>gave_up', 'sending>ready', 'sending>rejected', 'sending>retry', 'sending>unknown', 'unknown>ready', 'unknown>sent_confirmed', 'unknown>settled', 'unknown>treated_as_sent')
BEGIN SELECT RAISE(ABORT, 'this change of state is not allowed'); END;


CREATE TRIGGER campaign_transitions
BEFORE UPDATE OF state ON campaign
WHEN OLD.state || '>' || NEW.state NOT IN ('done>paused', 'done>running', 'draft>frozen', 'frozen>paused', 'frozen>running', 'paused>done', 'paused>running', 'running>done', 'running>paused')
BEGIN SELECT RAISE(ABORT, 'this change of state is not allowed'); END;


ALTER TABLE decision ADD COLUMN attempts INTEGER NOT NULL DEFAULT -1;

CREATE TRIGGER delivery_is_tried_again_by_decision
BEFORE UPDATE OF state ON delivery
WHEN (
    OLD.state IN ('rejected', 'gave_up') AND NEW.state = 'ready'
    OR OLD.state = 'rejected' AND NEW.state = 'held'
) AND NOT EXISTS (
    SELECT 1 FROM decision x
    WHERE x.delivery = NEW.id AND x.who = 'person' AND x.verdict = 'try again'
        AND x.attempts = OLD.attempts
)
BEGIN SELECT RAISE(ABORT, 'only a decision lets a message be tried again'); END;

CREATE TRIGGER delivery_that_may_have_arrived_is_not_tried_again
BEFORE UPDATE OF state ON delivery
WHEN OLD.state IN ('rejected', 'gave_up') AND NEW.state = 'ready' AND EXISTS (
    SELECT 1 FROM attempt a WHERE a.delivery = NEW.id
        AND (a.ended IS NULL OR a.verdict IN ('unknown', 'accepted'))
)
BEGIN SELECT RAISE(ABORT, 'a message that may have arrived is not tried again'); END;

CREATE TRIGGER delivery_is_sent_again_by_decision
BEFORE UPDATE OF state ON delivery
WHEN OLD.state = 'unknown' AND NEW.state = 'ready' AND NOT EXISTS (
    SELECT 1 FROM decision x
    WHERE x.delivery = NEW.id AND x.who = 'person' AND x.verdict = 'send again'
        AND x.attempts = OLD.attempts
)
BEGIN SELECT RAISE(ABORT, 'only a decision lets a message be sent again'); END;

CREATE TRIGGER delivery_is_released_by_decision
BEFORE UPDATE OF state ON delivery
WHEN OLD.state = 'held' AND NEW.state = 'ready' AND NOT EXISTS (
    SELECT 1 FROM decision x
    WHERE x.delivery = NEW.id AND x.who = 'person' AND x.verdict = 'send again'
)
BEGIN SELECT RAISE(ABORT, 'only a decision lets a held message go'); END;
