"""Judging discipline, from the forms to the complaint: facts in, answers out; nothing is written."""
