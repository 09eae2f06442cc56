"""The abuse cases of the threat model: given an actor, when they try, then this is what happens."""
