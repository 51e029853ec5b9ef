"""People who are made contacts: those who are asked for, and those whom a template makes one.

Never lets anybody be added whom nobody consented to add, nor a message go while that is unclear.
"""
