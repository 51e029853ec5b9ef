"""Vocabulary: the words of people's spreadsheets, one file for each language.

Never decides anything: it only says what a word means in a language.
"""
