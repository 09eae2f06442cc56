"""Accounts: who may enter. The lowest layer; it knows nothing of the others."""
