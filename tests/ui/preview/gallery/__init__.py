"""Pictures of every bubble, kept in docs/bubbles and compared with what is drawn now.

python -m tests.ui.preview.gallery           look for differences, and say where they are
python -m tests.ui.preview.gallery --keep    keep the pictures of now (`make bubbles`)
"""
