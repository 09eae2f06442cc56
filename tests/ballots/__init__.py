"""Sittings and secret ballots: lists frozen, papers counted twice, boxes nobody opens alone."""
