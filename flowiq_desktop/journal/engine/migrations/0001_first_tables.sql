
CREATE TABLE campaign (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('campaign', 'test')),
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
    created TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    headers TEXT NOT NULL,
    total INTEGER NOT NULL DEFAULT 0,
    paused_for TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    campaign INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    row_number INTEGER NOT NULL,
    cells TEXT NOT NULL,
    number TEXT NOT NULL,
    message_type TEXT NOT NULL,
    body BLOB,
    body_sha256 BLOB,
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    advice TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    message_id TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    ended TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX delivery_by_state ON delivery (campaign, state);
CREATE INDEX delivery_by_number ON delivery (number, body_sha256) WHERE number <> '';
CREATE UNIQUE INDEX delivery_by_message_id ON delivery (message_id) WHERE message_id <> '';

CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    k INTEGER NOT NULL CHECK (k >= 1),
    number TEXT NOT NULL,
    run TEXT NOT NULL,
    body_sha256 BLOB NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    verdict TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    message_id TEXT NOT NULL DEFAULT '',
    answer BLOB,
    UNIQUE (delivery, k)
) STRICT;

CREATE UNIQUE INDEX one_open_attempt ON attempt (delivery) WHERE ended IS NULL;
CREATE UNIQUE INDEX one_open_attempt_per_person ON attempt (number) WHERE ended IS NULL;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    made TEXT NOT NULL,
    who TEXT NOT NULL,
    verdict TEXT NOT NULL,
    evidence TEXT NOT NULL
) STRICT;


CREATE TRIGGER delivery_transitions
BEFORE UPDATE OF state ON delivery
WHEN OLD.state || '>' || NEW.state NOT IN ('gave_up>cancelled', 'gave_up>ready', 'held>cancelled', 'held>ready', 'ready>cancelled', 'ready>held', 'ready>sending', 'retry>cancelled', 'retry>gave_up', 'retry>held', 'retry>ready', 'retry>sending', 'sending>accepted', 'sending>gave_up', 'sending>ready', 'sending>rejected', 'sending>retry', 'sending>unknown', 'unknown>ready', 'unknown>sent_confirmed', 'unknown>settled')
BEGIN SELECT RAISE(ABORT, 'this change of state is not allowed'); END;


CREATE TRIGGER campaign_transitions
BEFORE UPDATE OF state ON campaign
WHEN OLD.state || '>' || NEW.state NOT IN ('done>running', 'draft>frozen', 'frozen>paused', 'frozen>running', 'paused>done', 'paused>running', 'running>done', 'running>paused')
BEGIN SELECT RAISE(ABORT, 'this change of state is not allowed'); END;


CREATE TRIGGER delivery_is_frozen
BEFORE UPDATE OF campaign, row_number, cells, number, message_type, body, body_sha256 ON delivery
WHEN (SELECT state FROM campaign WHERE id = OLD.campaign) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;

CREATE TRIGGER delivery_is_added_to_drafts
BEFORE INSERT ON delivery
WHEN (SELECT state FROM campaign WHERE id = NEW.campaign) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a frozen campaign takes no more rows'); END;

CREATE TRIGGER attempt_ends_once
BEFORE UPDATE ON attempt
WHEN OLD.ended IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attempt ends once'); END;

CREATE TRIGGER done_is_computed
BEFORE UPDATE OF state ON campaign
WHEN NEW.state = 'done' AND EXISTS (
    SELECT 1 FROM delivery
    WHERE campaign = NEW.id AND state IN ('ready', 'retry', 'sending')
)
BEGIN SELECT RAISE(ABORT, 'a campaign with waiting rows is not done'); END;

CREATE TRIGGER sending_has_an_attempt
BEFORE UPDATE OF state ON delivery
WHEN NEW.state = 'sending' AND NOT EXISTS (
    SELECT 1 FROM attempt WHERE delivery = NEW.id AND ended IS NULL
)
BEGIN SELECT RAISE(ABORT, 'no sending without its intent'); END;
