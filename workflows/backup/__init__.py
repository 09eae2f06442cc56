"""Copies of the whole house while people work, and a house made from a copy: database first, then files."""
