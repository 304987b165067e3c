"""The real server, with a log that is written back often, and, for the control, careless commits.

`python -m tests.power.served SYNCHRONOUS serve …`: no setting of the server itself allows this.
"""

import sys

from hall_server.__main__ import app
from hall_server.storage import engine

CHECKPOINT_PAGES = 120
"""So that the short form sees the log copied into the database, too."""

if __name__ == "__main__":
    engine.SYNCHRONOUS = sys.argv[1]
    engine.CHECKPOINT_PAGES = CHECKPOINT_PAGES
    app(sys.argv[2:])
