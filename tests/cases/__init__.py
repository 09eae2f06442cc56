"""The rules, said in sentences."""
