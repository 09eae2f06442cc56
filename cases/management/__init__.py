"""What an operator does from the command line with the facts and the rules."""
