-- People who do not want messages. `person` is a salted fingerprint of their account: it stays when
-- the number is erased. Who learnt it in practice mode counts there alone (`practice` = 1).

CREATE TABLE stop_salt (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    salt BLOB NOT NULL
) STRICT;

INSERT INTO stop_salt VALUES (1, randomblob(32));

CREATE TABLE stop_list (
    id INTEGER PRIMARY KEY,
    person BLOB NOT NULL CHECK (length(person) = 32),
    number TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('everything', 'marketing')),
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
    reason TEXT NOT NULL,
    added TEXT NOT NULL,
    facts TEXT NOT NULL DEFAULT '{}',
    UNIQUE (person, scope, practice)
) STRICT;

-- Whoever is taken off is taken off by a person, and that stays on record.

CREATE TABLE stop_removal (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL,
    person BLOB NOT NULL,
    scope TEXT NOT NULL,
    practice INTEGER NOT NULL,
    reason TEXT NOT NULL,
    added TEXT NOT NULL,
    removed TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX stop_removal_by_person ON stop_removal (person);

CREATE TRIGGER stop_list_is_left_by_decision
BEFORE DELETE ON stop_list
WHEN NOT EXISTS (
    SELECT 1 FROM stop_removal r
    WHERE r.entry = OLD.id AND r.person = OLD.person AND r.added = OLD.added
)
BEGIN SELECT RAISE(ABORT, 'only a decision takes somebody off the list'); END;

CREATE TRIGGER stop_list_keeps_its_people
BEFORE UPDATE OF id, person, scope, practice ON stop_list
BEGIN SELECT RAISE(ABORT, 'an entry is about one person for good'); END;

-- The file itself lets no message to them begin.

ALTER TABLE attempt ADD COLUMN person BLOB NOT NULL DEFAULT x'';
ALTER TABLE delivery ADD COLUMN category TEXT NOT NULL DEFAULT '';

CREATE TRIGGER delivery_keeps_its_category
BEFORE UPDATE OF category ON delivery
WHEN (SELECT state FROM campaign WHERE id = OLD.campaign) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;

CREATE TRIGGER attempt_is_to_nobody_on_the_stop_list
BEFORE INSERT ON attempt
WHEN NEW.ended IS NULL AND EXISTS (
    SELECT 1 FROM stop_list s
    JOIN delivery d ON d.id = NEW.delivery
    JOIN campaign c ON c.id = d.campaign
    WHERE s.person = NEW.person AND s.practice <= c.practice
        AND (s.scope = 'everything' OR d.category = 'marketing')
)
BEGIN SELECT RAISE(ABORT, 'this person does not want messages'); END;

CREATE TRIGGER attempt_says_who_it_is_to
BEFORE INSERT ON attempt
WHEN NEW.ended IS NULL AND NEW.person = x'' AND EXISTS (SELECT 1 FROM stop_list)
BEGIN SELECT RAISE(ABORT, 'nobody can tell whether this person wants messages'); END;
