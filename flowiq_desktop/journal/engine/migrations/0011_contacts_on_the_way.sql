-- People who are no contacts yet may be added on the way, if the person wants that. The consent of a
-- campaign names the columns with their names and tags; each time that FlowIQ is asked for a contact
-- is written down before, and again when the answer is there.
--
-- The file itself refuses a contact without consent, one for a row that waits for anything else than
-- another try, or whose message may have arrived, and a message while its contact is being added.

CREATE TABLE contact_consent (
    id INTEGER PRIMARY KEY,
    campaign INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    given TEXT NOT NULL,
    columns TEXT NOT NULL
) STRICT;

CREATE INDEX contact_consent_by_campaign ON contact_consent (campaign);

CREATE TRIGGER contact_consent_is_never_changed
BEFORE UPDATE ON contact_consent
BEGIN SELECT RAISE(ABORT, 'a consent is never changed'); END;

CREATE TABLE contact_creation (
    id INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    consent INTEGER NOT NULL REFERENCES contact_consent (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    run TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    verdict TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    answer BLOB
) STRICT;

CREATE INDEX contact_creation_by_delivery ON contact_creation (delivery);
CREATE INDEX contact_creation_by_consent ON contact_creation (consent);
CREATE UNIQUE INDEX one_open_creation ON contact_creation (delivery) WHERE ended IS NULL;
CREATE UNIQUE INDEX one_open_creation_per_number ON contact_creation (number) WHERE ended IS NULL;

CREATE TRIGGER contact_needs_consent
BEFORE INSERT ON contact_creation
WHEN NOT EXISTS (
    SELECT 1 FROM contact_consent c JOIN delivery d ON d.campaign = c.campaign
    WHERE c.id = NEW.consent AND d.id = NEW.delivery
)
BEGIN SELECT RAISE(ABORT, 'no contact without consent'); END;

CREATE TRIGGER contact_is_for_a_message_proved_unsent
BEFORE INSERT ON contact_creation
WHEN (SELECT state FROM delivery WHERE id = NEW.delivery) <> 'retry' OR EXISTS (
    SELECT 1 FROM attempt a WHERE a.delivery = NEW.delivery
        AND (a.ended IS NULL OR a.verdict IN ('unknown', 'accepted'))
)
BEGIN SELECT RAISE(ABORT, 'a contact is added only for a message that is proved unsent'); END;

CREATE TRIGGER contact_creation_ends_once
BEFORE UPDATE ON contact_creation
WHEN OLD.ended IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a contact is added once'); END;

CREATE TRIGGER message_waits_for_its_contact
BEFORE INSERT ON attempt
WHEN EXISTS (
    SELECT 1 FROM contact_creation c WHERE c.delivery = NEW.delivery AND c.ended IS NULL
)
BEGIN SELECT RAISE(ABORT, 'no sending while the contact is being added'); END;
