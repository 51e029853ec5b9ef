"""The main window: its steps, menu, opening and leaving, and that there is only one.

Never knows a step by more than `ui.steps.page` says of it.
"""
