"""Tests of `flowiq_desktop.spreadsheet.letters`."""
