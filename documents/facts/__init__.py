"""From rows to the facts a paper prints: reading only, dates given, the same rows give the same facts."""

from documents.facts.content import BUILDERS, Occasion, content, occasion_of
from documents.facts.ground import Ground
from documents.facts.signing import signatures

__all__ = ["BUILDERS", "Ground", "Occasion", "content", "occasion_of", "signatures"]
