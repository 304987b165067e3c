"""The SQLAlchemy metadata every room's tables join, and the kernel's own tables."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text, text

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

HALL = Table(
    "hall",
    METADATA,
    Column("hall_id", String(64), primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("demo", Integer, nullable=False),
    Column("head_seq", BigInteger, nullable=False),
    Column("head_hash", String(64), nullable=False),
    Column("writer", String(36), nullable=False),
    Column("latest_at", String(32)),
)
"""One row. `writer` names the process that may write: a second one finds its batch refused.
`latest_at`: the ledger's latest moment, None where nothing was written since this column came."""

LEDGER = Table(
    "ledger",
    METADATA,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("hall_id", String(64), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "business_day"),
    Index(None, "kind", "business_day"),
)
"""Every act, chained by hash. `body` is the text exactly as hashed. Rare kinds are found among some
days' acts while the writer waits: a complaint about a window asks who stood in for whom."""

COMMANDS = Table(
    "commands",
    METADATA,
    Column("command_id", String(64), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("reply", Text, nullable=False),
    Index(None, "business_day"),
)
"""What was answered to a command, so that the same command is done once."""

PERSON_KEYS = Table(
    "person_keys",
    METADATA,
    Column("subject", String(80), primary_key=True),
    Column("wrapped", Text, nullable=False),
    Index(
        "ix_person_keys_live",
        "subject",
        sqlite_where=text("wrapped <> ''"),
        postgresql_where=text("wrapped <> ''"),
    ),
)
"""The key of every subject with personal data, wrapped by the master key. An empty one: erased."""

SEALED_DAYS = Table(
    "sealed_days",
    METADATA,
    Column("last_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("day", String(10), nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("first_before", String(64), nullable=False),
    Column("head", String(64), nullable=False),
)
"""Days of the ledger that were let go. `first_before`: the hash before the day's first row."""
