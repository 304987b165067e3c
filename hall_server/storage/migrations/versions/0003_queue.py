"""The queue, whole: lanes, lines, pauses, posts, and what chose each call."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

OPEN = sa.text("state IN ('waiting', 'transferred', 'restored', 'called', 'serving', 'held')")


def upgrade() -> None:
    _extend_queues()
    _extend_windows()
    _extend_tickets()
    _extend_calls()


def _text(name: str, default: str, length: int | None = None) -> sa.Column[str]:
    kind = sa.Text() if length is None else sa.String(length)
    return sa.Column(name, kind, nullable=False, server_default=default)


def _extend_queues() -> None:
    op.add_column("queues", _text("icon", "help", 40))
    op.add_column("queues", _text("department", "", 64))
    op.add_column("queues", sa.Column("target_min", sa.Integer()))
    op.add_column("queues", sa.Column("daily_limit", sa.Integer()))


def _extend_windows() -> None:
    op.add_column("windows", sa.Column("rule", sa.String(48)))
    op.add_column("windows", _text("zone", "main", 48))
    op.add_column("windows", _text("posts", ""))
    op.add_column("windows", _text("covers", ""))
    op.add_column("windows", sa.Column("paused_reason", sa.String(40)))
    op.add_column("windows", sa.Column("paused_at", sa.String(32)))
    op.add_column("sign_ins", _text("post", "A", 1))


def _extend_tickets() -> None:
    op.drop_index(op.f("ix_tickets_business_day_queue_serial"), "tickets")
    op.drop_index("ix_tickets_open", "tickets")
    with op.batch_alter_table("tickets") as tickets:
        tickets.alter_column("state", type_=sa.String(12), existing_nullable=False)
    op.add_column("tickets", _order("taken"))
    op.add_column("tickets", _text("lane", "ordinary", 10))
    op.add_column("tickets", sa.Column("priority", sa.String(48)))
    op.add_column("tickets", _text("needs", ""))
    op.add_column("tickets", _number("principals", 1))
    op.add_column("tickets", _text("origin", "kiosk", 12))
    op.add_column("tickets", sa.Column("person", sa.String(64)))
    op.add_column("tickets", sa.Column("booking", sa.String(36)))
    op.add_column("tickets", sa.Column("for_window", sa.Integer()))
    op.add_column("tickets", sa.Column("return_to", sa.Integer()))
    op.add_column("tickets", _text("note", ""))
    op.add_column("tickets", _text("outcomes", "{}"))
    op.add_column("tickets", _number("returns", 0))
    op.add_column("tickets", _text("lined_as", "waiting", 12))
    op.add_column("tickets", _order("lined_after"))
    op.execute("UPDATE tickets SET taken = place")
    columns = ["business_day", "number"]
    op.create_index(op.f("ix_tickets_business_day_number"), "tickets", columns, unique=True)
    op.create_index(
        "ix_tickets_open", "tickets", ["state"], sqlite_where=OPEN, postgresql_where=OPEN
    )


def _number(name: str, default: int) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=str(default))


def _order(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")


def _extend_calls() -> None:
    op.add_column("calls", _text("queue", "", 64))
    op.add_column("calls", _text("lane", "ordinary", 10))
    op.add_column("calls", _text("rule", "", 24))
    op.add_column("calls", _order("ticket_place"))
    op.add_column("calls", _text("lines", ""))
    op.add_column("calls", _number("passed", 0))
    op.add_column("calls", _number("undone", 0))
    op.add_column("calls", _number("flash", 0))
