"""The backbone: the hall, its guide, queues, tickets, calls, paper, ratings and ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "business_days",
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.String(length=32), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("business_day", name=op.f("pk_business_days")),
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("called_at", sa.String(length=32), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.Column("shown_at", sa.String(length=32), nullable=True),
        sa.Column("spoken_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", "round", name=op.f("pk_calls")),
    )
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calls_business_day"), ["business_day"], unique=False)

    op.create_table(
        "commands",
        sa.Column("command_id", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_commands")),
    )
    with op.batch_alter_table("commands", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commands_business_day"), ["business_day"], unique=False
        )

    op.create_table(
        "departments",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departments")),
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("window", sa.Integer(), nullable=True),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("revoked_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
    )
    with op.batch_alter_table("devices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_devices_key_hash"), ["key_hash"], unique=True)

    op.create_table(
        "hall",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("demo", sa.Integer(), nullable=False),
        sa.Column("head_seq", sa.BigInteger(), nullable=False),
        sa.Column("head_hash", sa.String(length=64), nullable=False),
        sa.Column("writer", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", name=op.f("pk_hall")),
    )
    op.create_table(
        "ledger",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_ledger")),
    )
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_business_day"), ["business_day"], unique=False)

    op.create_table(
        "premises",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("hall_id", name=op.f("pk_premises")),
    )
    op.create_table(
        "print_jobs",
        sa.Column("job_id", sa.String(length=36), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("printer", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_print_jobs")),
    )
    with op.batch_alter_table("print_jobs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_print_jobs_open",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state NOT IN ('printed', 'settled')"),
            postgresql_where=sa.text("state NOT IN ('printed', 'settled')"),
        )

    op.create_table(
        "printers",
        sa.Column("device", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_printers")),
    )
    op.create_table(
        "queues",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("prefix", sa.String(length=4), nullable=False),
        sa.Column("colour", sa.String(length=9), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queues")),
    )
    op.create_table(
        "ratings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("window", sa.Integer(), nullable=True),
        sa.Column("staff", sa.String(length=64), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("rated_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
    )
    with op.batch_alter_table("ratings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ratings_business_day"), ["business_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_ratings_ticket_id"), ["ticket_id"], unique=True)

    op.create_table(
        "service_items",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=64), nullable=False),
        sa.Column("queue", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_items")),
    )
    op.create_table(
        "sign_ins",
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("signed_in_at", sa.String(length=32), nullable=False),
        sa.Column("signed_out_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_sign_ins")),
    )
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_ins_signed_out_at"), ["signed_out_at"], unique=False
        )

    op.create_table(
        "staff",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("display_zh", sa.Text(), nullable=False),
        sa.Column("display_en", sa.Text(), nullable=False),
        sa.Column("post_zh", sa.Text(), nullable=False),
        sa.Column("post_en", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_staff")),
    )
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("queue", sa.String(length=64), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("issued_at", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("window", sa.Integer(), nullable=True),
        sa.Column("staff", sa.String(length=64), nullable=True),
        sa.Column("call_id", sa.String(length=36), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("called_at", sa.String(length=32), nullable=True),
        sa.Column("started_at", sa.String(length=32), nullable=True),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("rated", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
    )
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tickets_business_day_queue_serial"),
            ["business_day", "queue", "serial"],
            unique=True,
        )
        batch_op.create_index(
            "ix_tickets_open",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'called', 'serving')"),
            postgresql_where=sa.text("state IN ('waiting', 'called', 'serving')"),
        )
        batch_op.create_index(batch_op.f("ix_tickets_secret"), ["secret"], unique=True)

    op.create_table(
        "windows",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("queues", sa.Text(), nullable=False),
        sa.Column("in_service", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_windows")),
    )


def downgrade() -> None:
    op.drop_table("windows")
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tickets_secret"))
        batch_op.drop_index(
            "ix_tickets_open",
            sqlite_where=sa.text("state IN ('waiting', 'called', 'serving')"),
            postgresql_where=sa.text("state IN ('waiting', 'called', 'serving')"),
        )
        batch_op.drop_index(batch_op.f("ix_tickets_business_day_queue_serial"))

    op.drop_table("tickets")
    op.drop_table("staff")
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_ins_signed_out_at"))

    op.drop_table("sign_ins")
    op.drop_table("service_items")
    with op.batch_alter_table("ratings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ratings_ticket_id"))
        batch_op.drop_index(batch_op.f("ix_ratings_business_day"))

    op.drop_table("ratings")
    op.drop_table("queues")
    op.drop_table("printers")
    with op.batch_alter_table("print_jobs", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_print_jobs_open",
            sqlite_where=sa.text("state NOT IN ('printed', 'settled')"),
            postgresql_where=sa.text("state NOT IN ('printed', 'settled')"),
        )

    op.drop_table("print_jobs")
    op.drop_table("premises")
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_business_day"))

    op.drop_table("ledger")
    op.drop_table("hall")
    with op.batch_alter_table("devices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_devices_key_hash"))

    op.drop_table("devices")
    op.drop_table("departments")
    with op.batch_alter_table("commands", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commands_business_day"))

    op.drop_table("commands")
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calls_business_day"))

    op.drop_table("calls")
    op.drop_table("business_days")
