"""The figures the project promises, each beside its lower bound and its rival, from one run on a scratch database."""
