-- Where a message goes is frozen together with its bytes. What older versions froze went to the one
-- endpoint that they knew, which is the column's default.
--
-- A further endpoint comes with a migration that replaces the last two triggers: an older program
-- then refuses the file as one that a newer version wrote, and does not call it damaged.

ALTER TABLE delivery ADD COLUMN endpoint TEXT NOT NULL DEFAULT '/send-whatsapp';

DROP TRIGGER delivery_is_frozen;

CREATE TRIGGER delivery_is_frozen
BEFORE UPDATE OF campaign, row_number, cells, number, message_type, endpoint, body, body_sha256
ON delivery
WHEN (SELECT state FROM campaign WHERE id = OLD.campaign) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;

CREATE TRIGGER delivery_goes_to_a_known_endpoint
BEFORE INSERT ON delivery
WHEN NEW.endpoint NOT IN ('/send-whatsapp')
BEGIN SELECT RAISE(ABORT, 'an endpoint that no version of this file knows'); END;

CREATE TRIGGER delivery_keeps_to_a_known_endpoint
BEFORE UPDATE OF endpoint ON delivery
WHEN NEW.endpoint NOT IN ('/send-whatsapp')
BEGIN SELECT RAISE(ABORT, 'an endpoint that no version of this file knows'); END;
