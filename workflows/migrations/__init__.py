"""How the engine's tables came to be."""
