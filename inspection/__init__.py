"""The house: settings, accounts, the map of the site and what is checked before it opens."""
