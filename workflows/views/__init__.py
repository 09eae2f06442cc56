"""Pages of the procedures: one file per phase, the desk, the team, the acts beside the flow."""
