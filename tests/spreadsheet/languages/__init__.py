"""Invented sheets of schools, clinics, shops and charities, each wholly in one language."""
