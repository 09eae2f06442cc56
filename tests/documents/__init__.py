"""The papers, read back as the reader gets them."""
