"""The procedures: who does what, after what."""
