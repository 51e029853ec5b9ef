"""Subcommands run, each with its own parts alone: a check does not wait for what sends.

Never lets an error that was foreseen end in anything but a sentence.
"""
