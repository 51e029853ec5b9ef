"""The window's words in the language in use: Qt's translator, and parts that say themselves anew.

Never holds a text: those stand where they are shown, and the catalogue translates them.
"""
