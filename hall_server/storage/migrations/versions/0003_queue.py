"""The queue, whole: lanes, lines, pauses, posts, and what chose each call."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

OPEN = sa.text("state IN ('waiting', 'transferred', 'restored', 'called', 'serving', 'held')")


def upgrade() -> None:
    _extend_queues()
    _extend_windows()
    _extend_what_the_hall_file_names()
    _rename_main_zone()
    _extend_tickets()
    _extend_calls()
    _create_bookings()
    _create_forecast()
    _create_days()
    _create_consultations()
    _create_helps()


def _text(name: str, default: str, length: int | None = None) -> sa.Column[str]:
    kind = sa.Text() if length is None else sa.String(length)
    return sa.Column(name, kind, nullable=False, server_default=default)


def _extend_queues() -> None:
    op.add_column("queues", _text("icon", "help", 40))
    op.add_column("queues", _text("department", "", 64))
    op.add_column("queues", sa.Column("target_min", sa.Integer()))
    op.add_column("queues", sa.Column("daily_limit", sa.Integer()))
    op.add_column("queues", sa.Column("general", sa.Integer(), nullable=False, server_default="0"))


def _extend_windows() -> None:
    op.add_column("windows", sa.Column("rule", sa.String(48)))
    op.add_column("windows", _text("zone", "main", 48))
    op.add_column("windows", _text("posts", ""))
    op.add_column("windows", _text("covers", ""))
    op.add_column("windows", sa.Column("paused_reason", sa.String(40)))
    op.add_column("windows", sa.Column("paused_at", sa.String(32)))
    op.add_column("windows", sa.Column("unattended_at", sa.String(32)))
    op.add_column("sign_ins", _text("post", "A", 1))


def _extend_what_the_hall_file_names() -> None:
    for table in ("queues", "windows", "staff", "departments", "service_items"):
        op.add_column(table, _count("retired"))
    for table in ("windows", "staff"):
        op.add_column(table, _count("position"))


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0")


def _rename_main_zone() -> None:
    """Windows have zones now, and the main one has the same name for displays as for them."""
    op.execute("UPDATE devices SET zone = 'main' WHERE zone = 'hall'")


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
    op.add_column("tickets", _text("issuer", "", 64))
    op.add_column("tickets", sa.Column("seen_at", sa.String(32)))
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


def _create_consultations() -> None:
    op.create_table(
        "consultations",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("handlers", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.String(32), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.String(32)),
    )
    op.create_index(op.f("ix_consultations_business_day"), "consultations", ["business_day"])
    op.create_index(op.f("ix_consultations_closed_at"), "consultations", ["closed_at"])


def _create_helps() -> None:
    op.create_table(
        "helps",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("window", sa.Integer()),
        sa.Column("ticket_id", sa.String(36)),
        sa.Column("number", sa.String(16)),
        sa.Column("what", sa.String(10), nullable=False),
        sa.Column("asked_by", sa.String(64), nullable=False),
        sa.Column("since", sa.String(32), nullable=False),
        sa.Column("answered_by", sa.String(64)),
        sa.Column("answered_at", sa.String(32)),
    )
    op.create_index(op.f("ix_helps_answered_at"), "helps", ["answered_at"])


def _create_days() -> None:
    op.create_table(
        "doors",
        sa.Column("hall_id", sa.String(64), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
    )
    op.create_table(
        "day_orders",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("begins", sa.String(32), nullable=False),
        sa.Column("ends", sa.String(32), nullable=False),
        sa.Column("reason_zh", sa.Text(), nullable=False),
        sa.Column("reason_en", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("withdrawn_at", sa.String(32)),
    )
    op.create_table(
        "duties",
        sa.Column("business_day", sa.String(10), primary_key=True),
        sa.Column("staff", sa.String(64)),
    )
    op.create_table(
        "day_routines",
        sa.Column("business_day", sa.String(10), primary_key=True),
        sa.Column("kind", sa.String(8), primary_key=True),
        sa.Column("done_by", sa.String(64), nullable=False),
        sa.Column("done_at", sa.String(32), nullable=False),
    )


def _create_forecast() -> None:
    op.create_table(
        "estimates",
        sa.Column("ticket_id", sa.String(36), primary_key=True),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("queue", sa.String(64), nullable=False),
        sa.Column("lane", sa.String(10), nullable=False),
        sa.Column("issued_at", sa.String(32), nullable=False),
        sa.Column("expected_s", sa.Double(), nullable=False),
        sa.Column("sigma", sa.Double(), nullable=False),
        sa.Column("low_s", sa.Integer(), nullable=False),
        sa.Column("median_s", sa.Integer(), nullable=False),
        sa.Column("high_s", sa.Integer(), nullable=False),
        sa.Column("waited_s", sa.Integer()),
        sa.Column("open_s", sa.Integer()),
    )
    op.create_index(op.f("ix_estimates_issued_at"), "estimates", ["issued_at"])
    op.create_table(
        "paces",
        sa.Column("subject", sa.String(80), primary_key=True),
        sa.Column("seen", sa.Double(), nullable=False),
        sa.Column("mean", sa.Double(), nullable=False),
        sa.Column("variance", sa.Double(), nullable=False),
    )


def _create_bookings() -> None:
    op.create_table(
        "bookings",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("starts", sa.String(32), nullable=False),
        sa.Column("ends", sa.String(32), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("booked_at", sa.String(32), nullable=False),
        sa.Column("booked_by", sa.String(64), nullable=False),
        sa.Column("ended_at", sa.String(32)),
        sa.Column("ticket_id", sa.String(36)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
    )
    op.create_index(op.f("ix_bookings_secret"), "bookings", ["secret"], unique=True)
    op.create_index(op.f("ix_bookings_day"), "bookings", ["day"])
    op.create_table(
        "bookers",
        sa.Column("booking", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("booking", name=op.f("pk_bookers")),
    )
    op.create_table(
        "freed_seats",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("starts", sa.String(32), nullable=False),
        sa.Column("ends", sa.String(32), nullable=False),
        sa.Column("free_from", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freed_seats")),
    )
    op.create_index(op.f("ix_freed_seats_day"), "freed_seats", ["day"])
