"""`python -m rating_site.cli` is the `kajian` command."""

from rating_site.cli.group import main

main()
