"""Stories of the office, told in a browser: people, pages and papers, from the first sign-in to the served notice."""
