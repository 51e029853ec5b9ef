
CREATE TABLE remembered (
    fingerprint BLOB PRIMARY KEY,
    ended TEXT NOT NULL,
    sure INTEGER NOT NULL CHECK (sure IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE remembered_salt (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    salt BLOB NOT NULL
) STRICT;

INSERT INTO remembered_salt VALUES (1, randomblob(32));
