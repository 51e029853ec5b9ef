-- What WhatsApp refused because the person has not written for a day may go on as a template in a
-- campaign of its own: the refused row is then called off for good, in the same commit.

DROP TRIGGER delivery_transitions;

CREATE TRIGGER delivery_transitions
BEFORE UPDATE OF state ON delivery
WHEN OLD.state || '>' || NEW.state NOT IN (
    'gave_up>cancelled', 'gave_up>held', 'gave_up>ready', 'held>cancelled', 'held>ready',
    'ready>cancelled', 'ready>held', 'ready>sending', 'rejected>cancelled', 'rejected>held',
    'rejected>ready', 'retry>cancelled', 'retry>gave_up', 'retry>held', 'retry>ready',
    'retry>sending', 'sending>accepted', 'sending>gave_up', 'sending>ready', 'sending>rejected',
    'sending>retry', 'sending>unknown', 'unknown>ready', 'unknown>sent_confirmed',
    'unknown>settled', 'unknown>treated_as_sent'
)
BEGIN SELECT RAISE(ABORT, 'this change of state is not allowed'); END;
