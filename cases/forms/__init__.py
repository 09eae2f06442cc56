"""Forms of the pages that show and register facts."""
