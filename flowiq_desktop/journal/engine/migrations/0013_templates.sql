-- Templates go to an endpoint of their own. Their bodies name a template and its values, not what the
-- person reads: the words are frozen beside them, for whoever looks into the conversation later. The
-- template's name stands by itself too, because WhatsApp may refuse all that goes by it at once.

ALTER TABLE delivery ADD COLUMN wording TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN template TEXT NOT NULL DEFAULT '';

DROP TRIGGER delivery_is_frozen;

CREATE TRIGGER delivery_is_frozen
BEFORE UPDATE OF campaign, row_number, cells, number, message_type, endpoint, body, body_sha256,
    wording, template
ON delivery
WHEN (SELECT state FROM campaign WHERE id = OLD.campaign) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;

DROP TRIGGER delivery_goes_to_a_known_endpoint;

CREATE TRIGGER delivery_goes_to_a_known_endpoint
BEFORE INSERT ON delivery
WHEN NEW.endpoint NOT IN ('/send-template', '/send-whatsapp')
BEGIN SELECT RAISE(ABORT, 'an endpoint that no version of this file knows'); END;

DROP TRIGGER delivery_keeps_to_a_known_endpoint;

CREATE TRIGGER delivery_keeps_to_a_known_endpoint
BEFORE UPDATE OF endpoint ON delivery
WHEN NEW.endpoint NOT IN ('/send-template', '/send-whatsapp')
BEGIN SELECT RAISE(ABORT, 'an endpoint that no version of this file knows'); END;
