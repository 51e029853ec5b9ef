
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    campaign INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    account BLOB NOT NULL
) STRICT;

CREATE INDEX run_by_campaign ON run (campaign);

CREATE TABLE account_salt (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    salt BLOB NOT NULL
) STRICT;

INSERT INTO account_salt VALUES (1, randomblob(32));
