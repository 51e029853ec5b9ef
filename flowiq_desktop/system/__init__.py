"""The computer: paths, durable files, logs, the clock, sleep, processes of our own.

Never knows anything of campaigns, messages or people.
"""
