-- Rows that were moved to a template before their spreadsheet was frozen belong to the campaign that
-- took them: a campaign of the same sheet leaves them out. `delivery` is the row that they became; a
-- row that may have been sent and whose campaign was deleted stays on record without one.

ALTER TABLE campaign ADD COLUMN source_sheet TEXT NOT NULL DEFAULT '';

CREATE TABLE moved_row (
    id INTEGER PRIMARY KEY,
    delivery INTEGER REFERENCES delivery (id) ON DELETE CASCADE,
    source_sha256 TEXT NOT NULL CHECK (source_sha256 <> ''),
    sheet TEXT NOT NULL,
    row_number INTEGER NOT NULL,
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
    moved TEXT NOT NULL
) STRICT;

CREATE INDEX moved_row_by_source ON moved_row (source_sha256, sheet, row_number);
CREATE INDEX moved_row_by_delivery ON moved_row (delivery);
