"""The facts and the rules: what was done, by whom, under which article. Knows no engine and no printer."""
