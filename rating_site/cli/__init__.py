"""The `kajian` command: which question does an operator or a curious buyer ask in a terminal?"""

from rating_site.cli.group import main

__all__ = ["main"]
