"""What `hall` imports before it serves: the second this takes is spared by forking afterwards."""

import hall_server.__main__
import hall_server.serving  # noqa: F401 - the work of importing is what is done beforehand
