"""Words the paper templates use."""
