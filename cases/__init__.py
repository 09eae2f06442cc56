"""The facts and the rules: what was done, by whom, under which article. Knows no engine, no page layout and no printer."""
