"""Petitions, sealed senders and signs of violation: the regulation said in sentences."""
