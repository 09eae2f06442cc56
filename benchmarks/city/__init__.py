"""What is promised of the statistical forms on the whole demo city, held to SQL written by hand and to the clock.

`DATA_DIR=… manage.py demo --scale hanoi` builds the city once; everything here works on a copy of it.
"""
