"""How work programmes stand: each target met, at risk or missed by one rule, and what the system counts by itself.

`judging` is the rule and knows numbers and days only; `standing` asks it for targets; `computed` counts what an
indicator names of the published figures; `topics` says what indicators may be about.
"""
