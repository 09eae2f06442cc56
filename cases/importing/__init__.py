"""Excel in: what an office already keeps in workbooks, read with errors by sheet, row and column, all or nothing."""
