"""`python -m tests.spreadsheet.corpus`: make the corpus anew."""

from tests.spreadsheet.corpus.recipe import make

make()
