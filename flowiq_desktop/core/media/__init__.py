"""What WhatsApp takes of pictures, films, recordings and documents: facts, limits, rules.

Never opens a file.
"""
