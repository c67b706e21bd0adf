"""The command line: facts on stdout, progress on stderr, honest exit codes.

0 done · 1 done, but some files failed or are partial · 2 wrong usage or an unreadable query ·
3 no usable index · 4 another build is running · 5 no such document · 70 internal error ·
130 interrupted.

The only module of this package that prints, and the only one that reads the environment.
"""

from indexer.cli import citations, cite  # their commands join the group
from indexer.cli.commands import Context, cli, index_option
from indexer.cli.exits import EXIT_CODES

__all__ = ["EXIT_CODES", "Context", "citations", "cite", "cli", "index_option"]
