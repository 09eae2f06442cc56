"""Signing papers by certificate, and telling what the signatures of a file are worth."""
