-- A consent to adding contacts may be withdrawn; the latest word counts. A template with a variable
-- `name` makes contacts by itself: before its attempt begins it is written down under which name, and
-- whether its person was a contact, as far as anybody knew. The file refuses such an attempt where
-- they are not known as one and nobody has consented.

ALTER TABLE contact_consent ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0
    CHECK (withdrawn IN (0, 1));

DROP TRIGGER contact_needs_consent;

CREATE TRIGGER contact_needs_consent
BEFORE INSERT ON contact_creation
WHEN NOT EXISTS (
    SELECT 1 FROM contact_consent c JOIN delivery d ON d.campaign = c.campaign
    WHERE c.id = NEW.consent AND d.id = NEW.delivery AND c.withdrawn = 0 AND NOT EXISTS (
        SELECT 1 FROM contact_consent later WHERE later.campaign = c.campaign AND later.id > c.id
    )
)
BEGIN SELECT RAISE(ABORT, 'no contact without consent'); END;

CREATE TABLE contact_by_template (
    delivery INTEGER PRIMARY KEY REFERENCES delivery (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    known TEXT NOT NULL CHECK (known IN ('contact', 'no_contact', 'unknown')),
    noted TEXT NOT NULL
) STRICT;

CREATE TRIGGER template_makes_contacts_by_consent
BEFORE INSERT ON attempt
WHEN NEW.ended IS NULL AND EXISTS (
    SELECT 1 FROM delivery d
    WHERE d.id = NEW.delivery AND d.endpoint = '/send-template'
        AND EXISTS (
            SELECT 1 FROM json_each(CAST(d.body AS TEXT), '$.bodyParameters') WHERE key = 'name'
        )
        AND NOT EXISTS (
            SELECT 1 FROM contact_by_template t WHERE t.delivery = d.id AND (
                t.known = 'contact' OR coalesce((
                    SELECT c.withdrawn FROM contact_consent c
                    WHERE c.campaign = d.campaign ORDER BY c.id DESC LIMIT 1
                ), 1) = 0
            )
        )
)
BEGIN SELECT RAISE(ABORT, 'this template would make a contact of somebody without consent'); END;
