"""English pages keep the office's order of day, month and year; only the separators of numbers differ."""

from inspection.formats.vi.formats import *

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
