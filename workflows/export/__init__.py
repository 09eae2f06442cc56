"""The whole dossier as one ZIP: ordered folders, an index, hashes of every entry, the trail, the conformance sheet."""
