"""Versions of the wire. A device and a server talk when their ranges meet."""

WIRE_VERSION = 1
"""What this code speaks. Raised when a field changes meaning or a message is taken away."""

WIRE_VERSION_MINIMUM = 1
"""The oldest device the server still understands."""

MAX_FRAME_BYTES = 64 * 1024
"""The longest frame a device may send. Snapshots, sent by the server, may be longer."""

MAX_SNAPSHOT_BYTES = 8 * 1024 * 1024
"""The longest frame a device accepts."""
