#!/usr/bin/env bash
# The house and its worker together: when one ends, or on Ctrl-C, both end.
set -u
cd "$(dirname "$0")/.."
manage=(.venv/bin/python manage.py)

"${manage[@]}" check --database default || exit
"${manage[@]}" qcluster &
worker=$!
"${manage[@]}" runserver "$1" &
house=$!

trap 'kill -TERM $worker $house 2>/dev/null; wait; exit' INT TERM
wait -n $worker $house
kill -TERM $worker $house 2>/dev/null
wait
