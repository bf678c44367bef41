"""`python -m pactbrief`."""

from pactbrief.cli import main

main()
