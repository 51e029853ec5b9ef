-- What FlowIQ showed of a person: times and flags, and never a word that anybody wrote. Times but
-- `seen` are by FlowIQ's clock; `ahead` is this computer's clock minus it, in seconds. `person` is
-- the number as accounts are compared (core.phone.identity), `account` a fingerprint.

CREATE TABLE look (
    account BLOB NOT NULL,
    person TEXT NOT NULL,
    number TEXT NOT NULL,
    seen TEXT NOT NULL,
    standing TEXT NOT NULL,
    ahead REAL,
    last_wrote TEXT,
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    asked_to_stop TEXT,
    answered TEXT,
    sent INTEGER NOT NULL,
    delivered INTEGER NOT NULL,
    read INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    last_arrived TEXT,
    last_failed TEXT,
    in_vain INTEGER NOT NULL CHECK (in_vain IN (0, 1)),
    blocked INTEGER CHECK (blocked IN (0, 1)),
    broadcasts INTEGER CHECK (broadcasts IN (0, 1)),
    PRIMARY KEY (account, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX look_by_number ON look (number);
