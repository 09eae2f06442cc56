"""The judgement of discipline, said in the sentences of the regulations."""
