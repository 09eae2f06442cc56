"""Rating of units: totals and bands from points, the figures of computed criteria, and the sheet of a unit."""
