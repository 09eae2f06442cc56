"""Settings: `development` runs from a fresh clone, `test` is fast, `production` is a checklist."""
