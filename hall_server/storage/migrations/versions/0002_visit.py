"""The visit: boards that speak, pads that ask, accounts that lock, sessions of managers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column(
        "calls", sa.Column("language", sa.String(length=2), nullable=False, server_default="zh")
    )
    op.add_column("devices", sa.Column("zone", sa.String(length=64), nullable=True))
    op.add_column("devices", sa.Column("speaks", sa.Integer(), nullable=False, server_default="0"))
    _add_to_staff()
    op.create_table(
        "voices",
        sa.Column("device", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_voices")),
    )
    _create_sessions()
    _create_asks()


def _add_to_staff() -> None:
    op.add_column(
        "staff", sa.Column("must_change", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("staff", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("staff", sa.Column("locked_until", sa.String(length=32), nullable=True))


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.String(length=32), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.Column("closed_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_closed_at"), "sessions", ["closed_at"], unique=False)


def _create_asks() -> None:
    op.create_table(
        "rating_asks",
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=True),
        sa.Column("asked_at", sa.String(length=32), nullable=False),
        sa.Column("until", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_rating_asks")),
    )
    op.create_index(
        op.f("ix_rating_asks_business_day"), "rating_asks", ["business_day"], unique=False
    )
