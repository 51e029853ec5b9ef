-- When a person last asked for messages again ("START"): it takes nobody off the list of those who
-- want none, and is pointed out.

ALTER TABLE look ADD COLUMN asked_to_start TEXT;
