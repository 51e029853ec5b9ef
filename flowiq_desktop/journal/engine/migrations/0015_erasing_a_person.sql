-- A person may be erased from campaigns that were sent: their rows keep their number in the
-- spreadsheet and what became of them, and nothing else. What is erased can never be sent again.

DROP TRIGGER delivery_is_frozen;

CREATE TRIGGER delivery_is_frozen
BEFORE UPDATE OF campaign, row_number, cells, number, message_type, endpoint, body, body_sha256,
    wording, template
ON delivery
WHEN (SELECT state FROM campaign WHERE id = OLD.campaign) <> 'draft' AND NOT (
    NEW.reason = 'erased' AND NEW.number = '' AND NEW.body IS NULL AND NEW.body_sha256 IS NULL
    AND NEW.wording = '' AND NEW.detail = '' AND NEW.message_id = ''
    AND NOT EXISTS (SELECT 1 FROM json_each(NEW.cells) WHERE value <> '')
    AND NOT EXISTS (SELECT 1 FROM attempt WHERE delivery = OLD.id)
    AND NEW.campaign = OLD.campaign AND NEW.row_number = OLD.row_number
    AND NEW.message_type = OLD.message_type AND NEW.endpoint = OLD.endpoint
    AND NEW.template = OLD.template
)
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;

CREATE TRIGGER delivery_that_was_erased_never_waits
BEFORE UPDATE OF state ON delivery
WHEN NEW.body IS NULL AND (NEW.state = 'ready' OR NEW.state = 'sending')
BEGIN SELECT RAISE(ABORT, 'what was erased is never sent'); END;
