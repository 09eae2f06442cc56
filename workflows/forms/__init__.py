"""The forms of the acts, one file per phase; each asks only what no fact answers yet."""
