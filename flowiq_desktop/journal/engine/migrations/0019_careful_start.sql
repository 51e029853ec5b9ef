-- A campaign that is to send five messages and look what becomes of them before the rest goes. It is
-- wished, then either over, or asked about: the campaign paused with what became of the first ones.

CREATE TABLE careful_start (
    campaign INTEGER PRIMARY KEY REFERENCES campaign (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('wished', 'asked', 'over')),
    facts TEXT NOT NULL DEFAULT '{}'
) STRICT;
