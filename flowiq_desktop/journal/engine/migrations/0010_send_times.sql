-- When a campaign may go out, as the person wished it: a beginning, a time over which to spread it,
-- quiet hours. A campaign without a line here goes out at once.

CREATE TABLE send_times (
    campaign INTEGER PRIMARY KEY REFERENCES campaign (id) ON DELETE CASCADE,
    facts TEXT NOT NULL
) STRICT;
