"""What is to be looked at before sending: tasks, duplicates, outliers, edits."""
