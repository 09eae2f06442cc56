"""The procedures: that they are the regulation's, that the engine follows the facts, and that pages keep to both."""
