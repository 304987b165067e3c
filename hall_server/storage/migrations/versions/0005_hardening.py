"""Nothing lost, nobody let in: the latest moment, reserved numbers, slips, sealed personal data."""

import sqlalchemy as sa
from alembic import op

from hall_server.storage.sealed import seal_stored
from hall_server.storage.tables import all_tables

revision = "0005"
down_revision = "0004"

TELEPHONES = {
    "applicants": ("phone", "agent_phone"),
    "bookers": ("phone",),
    "complainants": ("phone",),
    "requesters": ("phone",),
    "phone_calls": ("phone",),
}
"""Sealed they are longer than figures."""


def upgrade() -> None:
    """Adds what the hardened hall keeps."""
    op.add_column("hall", sa.Column("latest_at", sa.String(32)))
    _create_reserves()
    _create_hand_tickets()
    _seal_personal_data()
    _find_what_is_erased()
    _create_sealed_days()
    _create_self_tests()
    _find_what_is_open()


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


def _create_hand_tickets() -> None:
    """Slips printed ahead for the hour without power."""
    op.create_table(
        "hand_tickets",
        sa.Column("ticket_id", sa.String(36), nullable=False),
        sa.Column("sheet", sa.String(36), nullable=False),
        sa.Column("queue", sa.String(64), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(12), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("used_day", sa.String(10)),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_hand_tickets")),
        sa.UniqueConstraint("secret", name=op.f("uq_hand_tickets_secret")),
    )
    op.create_index(op.f("ix_hand_tickets_sheet"), "hand_tickets", ["sheet"])


def _seal_personal_data() -> None:
    """A key for every subject; what was plain is sealed by it."""
    op.create_table(
        "person_keys",
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("wrapped", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_person_keys")),
    )
    for table, columns in TELEPHONES.items():
        with op.batch_alter_table(table) as changed:
            for column in columns:
                changed.alter_column(column, type_=sa.Text(), existing_nullable=False)
    seal_stored(op.get_bind(), all_tables())


def _find_what_is_erased() -> None:
    """Whose key is still there, and the papers and slips that go with a matter."""
    living, told = sa.text("wrapped <> ''"), sa.text("document_id IS NOT NULL")
    op.create_index(
        "ix_person_keys_live",
        "person_keys",
        ["subject"],
        sqlite_where=living,
        postgresql_where=living,
    )
    op.create_index(op.f("ix_documents_complaint_id"), "documents", ["complaint_id"])
    op.create_index(
        "ix_print_jobs_document_id",
        "print_jobs",
        ["document_id"],
        sqlite_where=told,
        postgresql_where=told,
    )


def _create_sealed_days() -> None:
    """The seals of the ledger's days that were let go."""
    op.create_table(
        "sealed_days",
        sa.Column("last_seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("first_seq", sa.BigInteger(), nullable=False),
        sa.Column("first_before", sa.String(64), nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("last_seq", name=op.f("pk_sealed_days")),
    )


def _create_self_tests() -> None:
    """What each day's last test of all devices found."""
    op.create_table(
        "self_tests",
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("tested_at", sa.String(32), nullable=False),
        sa.Column("tested_by", sa.String(64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("business_day", name=op.f("pk_self_tests")),
    )


def _find_what_is_open() -> None:
    """What memory is built from, and a month's figures, is found without looking through all the
    years."""
    reached = sa.text("phone <> ''")
    op.create_index(op.f("ix_estimates_business_day"), "estimates", ["business_day"])
    op.create_index(op.f("ix_bookings_state"), "bookings", ["state"])
    op.create_index(op.f("ix_cases_closed_at"), "cases", ["closed_at"])
    op.create_index(op.f("ix_cases_decided_on"), "cases", ["decided_on"])
    op.create_index(op.f("ix_custody_at"), "custody", ["at"])
    op.create_index(op.f("ix_complaints_closed_at"), "complaints", ["closed_at"])
    op.create_index(op.f("ix_rectifications_closed_at"), "rectifications", ["closed_at"])
    op.create_index(op.f("ix_service_requests_answered_at"), "service_requests", ["answered_at"])
    op.create_index(op.f("ix_service_requests_done_at"), "service_requests", ["done_at"])
    op.create_index(op.f("ix_hand_tickets_state"), "hand_tickets", ["state"])
    op.create_index(op.f("ix_hand_tickets_used_day"), "hand_tickets", ["used_day"])
    op.create_index(
        "ix_bookers_reached",
        "bookers",
        ["booking"],
        sqlite_where=reached,
        postgresql_where=reached,
    )
    waits = sa.text("signer IS NOT NULL AND signed_at IS NULL")
    op.create_index(
        "ix_duty_log_waits", "duty_log", ["at"], sqlite_where=waits, postgresql_where=waits
    )
