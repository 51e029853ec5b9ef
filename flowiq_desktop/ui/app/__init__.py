"""The main window: its steps, menu, opening and leaving, and that there is only one.

Never knows more about a step than `ui.steps.page` says.
"""
