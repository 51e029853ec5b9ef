"""The files behind links: guarded download, cache, thumbnails and facts for the preview.

Never reaches an address that is not public, and never decodes in the program's own process.
"""
