"""Pages that show facts: lists, figures, registers; and the administrator's."""
