"""What things cost: exact counts of queries, the same at every size."""
