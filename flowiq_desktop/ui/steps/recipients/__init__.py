"""Step 1, Recipients: the file, its columns, the country.

Never answers for the person where the headers are unclear.
"""
