"""``python -m briefgen``."""

from briefgen.cli.main import main

main()
