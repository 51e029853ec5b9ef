"""The steps that made the journal's file what it is, in the order of their numbers.

Never changes a step that was shipped, not even by a blank: people's files were made by it.

A later change is a step of its own. Its triggers repeat `core.delivery.states`; after a change
there, `packaging/write_triggers.py` prints what the new step must hold.

- 0001_first_tables: campaigns, deliveries, attempts, decisions, and the first triggers.
- 0002_settling_holds_and_copies: the server's date of an answer; `installation`, by which a copied
  file is recognised; treating a message as sent.
- 0003_remembering_after_deletion: salted fingerprints of what deleted campaigns sent.
- 0004_accounts: which account each run sent through, as a salted fingerprint.
- 0005_messages_missing_from_the_list: how many messages are missing, and until when that matters.
- 0006_trying_again_by_decision: `copied_attempt` and `copied_words` are the last attempt known when
  the file was found to be a copy, and what was said then; `alike` is what a refusal has in common
  with others of the same cause; `source_path` is where the spreadsheet lay, so that results are
  never saved over it; a decision has the number of attempts it was made after, and lets its message
  go once.
- 0007_endpoint_of_a_message: where a message goes is frozen together with its bytes.
- 0008_reasons_and_facts: what is to say about a row is its reason with `facts`, as JSON, in place
  of sentences; so is what was said when the file was found to be a copy. The wordings of that time
  are in `0008_old_sentences.json`.
- 0009_looks: what FlowIQ showed of people when they were looked up, as times and flags.
- 0010_send_times: when a campaign may go out, as the person wished it.
- 0011_contacts_on_the_way: a person's consent to adding contacts, and each one that was asked for.
- 0012_people_who_do_not_want_messages: the stop list; an attempt has its person's fingerprint, a
  message the category it was approved for.
- 0013_templates: their endpoint; the words and the name of a template are frozen beside its bytes.
- 0014_moved_to_a_template: a refused row may be called off when it goes on as a template.
- 0015_erasing_a_person: a row may lose everything about its person; it is never sent again then.
- 0016_rows_of_a_draft_moved: which sheet of a workbook a campaign was made of, and which of its
  rows went to a template before.
- 0017_what_it_costs: the budget and the prices of a campaign; how many people a day an account may
  begin with.
- 0018_consent_withdrawn: a consent to adding contacts may be withdrawn; whom templates may have
  made contacts of.
- 0019_careful_start: campaigns that send five messages first, and what became of those.
- 0020_asked_to_start: when a person last asked for messages again.
"""
