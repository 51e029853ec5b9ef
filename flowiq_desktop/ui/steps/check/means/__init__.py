"""What can be done about the rows on Check, one module for each, with its button and key.

Never changes rows by itself: `ui.jobs.edit_runner` makes each change, as one step to undo.
"""
