"""The window. Only this package and `app` know Qt.

Never reaches past the services to spreadsheets, FlowIQ or the journal.
"""
