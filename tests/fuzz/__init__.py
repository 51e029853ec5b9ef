"""Fuzzing of what reads bytes that other people wrote.

`targets` are the readers, each with what it may answer; `seeds` is where mutation begins. The tests
beside them try every seed and some mutations of it each time; `make fuzz` goes on for as long as
one wishes, with atheris to lead it to code that was not reached yet.
"""
