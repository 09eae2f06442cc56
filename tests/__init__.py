"""The regulation, said in sentences."""
