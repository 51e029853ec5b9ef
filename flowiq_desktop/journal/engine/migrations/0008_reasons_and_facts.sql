-- What is to say about a row is its reason with facts; sentences are made when they are shown.
-- What older versions wrote down as sentences is read once: `old_facts` and `old_detail` come from
-- `journal.engine.old_sentences`. A sentence that cannot be read stays, among the details.

ALTER TABLE delivery ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';

UPDATE delivery
SET facts = old_facts(reason, problem, advice), detail = old_detail(reason, problem, advice, detail)
WHERE problem <> '' OR advice <> '';

ALTER TABLE delivery DROP COLUMN problem;
ALTER TABLE delivery DROP COLUMN advice;

ALTER TABLE installation ADD COLUMN copied_facts TEXT NOT NULL DEFAULT '{}';

UPDATE installation SET copied_facts = old_facts('older_copy', copied_words, '')
WHERE copied_words <> '';

ALTER TABLE installation DROP COLUMN copied_words;
