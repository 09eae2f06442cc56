"""What is killed, full, late or doubled, and what must hold afterwards."""
