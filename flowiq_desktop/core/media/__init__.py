"""What WhatsApp takes of media: facts of a file, limits, rules. Opens no file."""
