"""Units that work outside the system: their reports in the form's own layout, checked and asked for.

- `filling` says which cells a unit fills in; subtotals are computed, never typed. `checks` says what does not add up.
- `template` writes the workbook of a set for one unit and period, `reading` reads it: everything or nothing.
- `board` tells who has not reported.
- `choosing` says which reports stand for a period, `merging` adds them to what the house counted.
- `freezing` keeps both with a closed period and reads them again, `restating` tells what reports say otherwise since,
  `verifying` is asked by `manage.py verify`.
"""
