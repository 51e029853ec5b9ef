-- What a campaign may cost, and the prices that count for it: those of the day it was made, so that a
-- price that changes later does not bend the sum. How many people an account may begin with in a day,
-- and whom it began with in rows that were deleted since, as salted fingerprints without a number.

CREATE TABLE campaign_budget (
    campaign INTEGER PRIMARY KEY REFERENCES campaign (id) ON DELETE CASCADE,
    money TEXT,
    currency TEXT NOT NULL DEFAULT '',
    messages INTEGER CHECK (messages >= 0)
) STRICT;

CREATE TABLE campaign_price (
    campaign INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    template TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    entered TEXT,
    PRIMARY KEY (campaign, template)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER campaign_price_is_frozen
BEFORE UPDATE ON campaign_price
BEGIN SELECT RAISE(ABORT, 'the price of a campaign never changes'); END;

-- What was sent to somebody who was erased since counts on: their attempts are gone.

CREATE TABLE campaign_erased (
    campaign INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    template TEXT NOT NULL,
    messages INTEGER NOT NULL CHECK (messages > 0),
    PRIMARY KEY (campaign, template)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_limit (
    account BLOB PRIMARY KEY,
    people INTEGER NOT NULL CHECK (people >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE started_before (
    account BLOB NOT NULL,
    person BLOB NOT NULL CHECK (length(person) = 32),
    ended TEXT NOT NULL,
    PRIMARY KEY (account, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_by_began ON attempt (began);
