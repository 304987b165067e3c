"""Nothing lost, nobody let in: the ledger's latest moment, which a wrong clock is known by."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds what the hardened hall keeps."""
    op.add_column("hall", sa.Column("latest_at", sa.String(32)))
    _create_reserves()


def _create_reserves() -> None:
    """Numbers kiosks hold for when the server is away, and what nobody knows of those."""
    op.add_column("tickets", sa.Column("offline", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "reserves",
        sa.Column("ticket_id", sa.String(36), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("queue", sa.String(64), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(12), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_reserves")),
    )
    op.create_index(
        op.f("ix_reserves_business_day_number"),
        "reserves",
        ["business_day", "number"],
        unique=True,
    )
    op.create_table(
        "strays",
        sa.Column("ticket_id", sa.String(36), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", "device", name=op.f("pk_strays")),
    )
    op.create_index(op.f("ix_strays_business_day"), "strays", ["business_day"])
