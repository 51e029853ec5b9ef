"""What a person should look at before sending: tasks, duplicates, outliers, edits.

Never changes a row by itself.
"""
