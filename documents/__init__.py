"""The papers: number, print, freeze, keep."""
