"""What is looked at before a file is opened: its kind, its size, what it would unpack to.

Never unpacks anything to the disk.
"""
