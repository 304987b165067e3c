"""The guide's versions and media, documents, cases, complaints, requests (rows A to H)."""

import sqlalchemy as sa
from alembic import op

from hall_server.storage.migrations.case_tables import (
    create_case_files,
    create_cases,
    create_complaints,
)

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _extend_what_there_is()
    _create_guide()
    _create_documents()
    create_cases()
    create_case_files()
    create_complaints()
    _create_ratings()
    _create_requests()
    _create_registers()


def _extend_what_there_is() -> None:
    op.add_column("tickets", _text("checks", "[]"))
    op.add_column("tickets", _text("versions", "{}"))
    op.add_column(
        "tickets", sa.Column("supplemented", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("tickets", sa.Column("first_staff", sa.String(64)))
    op.add_column("print_jobs", sa.Column("document_id", sa.String(36)))
    op.add_column("windows", sa.Column("head", sa.String(64)))
    op.add_column("staff", sa.Column("superior", sa.String(64)))
    op.add_column("staff", sa.Column("photo", sa.String(64)))
    op.add_column("staff", sa.Column("telephone", sa.String(40)))
    op.create_index(op.f("ix_ledger_kind_business_day"), "ledger", ["kind", "business_day"])


def _text(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def _create_guide() -> None:
    op.create_table(
        "item_versions",
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("since", sa.String(32), nullable=False),
        sa.Column("changed_by", sa.String(64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item", "version", name=op.f("pk_item_versions")),
    )
    op.create_table(
        "media",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.Column("added_by", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
    )
    for words, code in _KINDS.items():
        op.execute(
            sa.text("UPDATE service_items SET body = replace(body, :words, :code)").bindparams(
                words=f'"kind":"{words}"', code=f'"kind":"{code}"'
            )
        )
    op.execute(
        "INSERT INTO item_versions (item, version, since, changed_by, body) "
        "SELECT id, 1, '', 'system:hall', body FROM service_items"
    )


_KINDS = {
    "即办件": "on-the-spot",
    "承诺件": "committed",
    "补办件": "supplement",
    "退回件": "returned",
    "联办件": "joint",
    "上报件": "reported-up",
    "咨询件": "consultation",
    "代办咨询件": "consultation",
}
"""What halls called a kind in words -> its code."""


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("form", sa.String(48), nullable=False),
        sa.Column("book", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(40), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("issued_at", sa.String(32), nullable=False),
        sa.Column("issued_by", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("window", sa.Integer()),
        sa.Column("item", sa.String(64)),
        sa.Column("item_version", sa.Integer()),
        sa.Column("ticket_id", sa.String(36)),
        sa.Column("case_id", sa.String(36)),
        sa.Column("complaint_id", sa.String(36)),
        sa.Column("by_hand", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("secret", sa.String(64)),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("checked", sa.Text(), nullable=False),
        sa.Column("also", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("came_back", sa.String(36)),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.String(32)),
        sa.Column("signed_how", sa.String(12)),
        sa.Column("voided_at", sa.String(32)),
        sa.Column("void_reason", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_book_number"), "documents", ["book", "number"], unique=True)
    op.create_index(op.f("ix_documents_business_day"), "documents", ["business_day"])
    op.create_index(op.f("ix_documents_case_id"), "documents", ["case_id"])
    op.create_index(op.f("ix_documents_secret"), "documents", ["secret"], unique=True)
    op.create_index(op.f("ix_documents_ticket_id"), "documents", ["ticket_id"])


def _create_ratings() -> None:
    op.create_table(
        "rating_supplements",
        sa.Column("ticket_id", sa.String(36), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("level", sa.Integer()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_rating_supplements")),
    )
    op.create_index(
        op.f("ix_rating_supplements_business_day"),
        "rating_supplements",
        ["business_day"],
        unique=False,
    )
    op.create_table(
        "rectifications",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("rating_id", sa.String(36), nullable=False),
        sa.Column("ticket_id", sa.String(36), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("opened_at", sa.String(32), nullable=False),
        sa.Column("window", sa.Integer()),
        sa.Column("rated", sa.String(64)),
        sa.Column("concerns", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("assignee", sa.String(64)),
        sa.Column("contact_due", sa.String(10), nullable=False),
        sa.Column("fix_due", sa.String(10), nullable=False),
        sa.Column("contacted_at", sa.String(32)),
        sa.Column("found_at", sa.String(32)),
        sa.Column("upheld", sa.Integer()),
        sa.Column("fixed_at", sa.String(32)),
        sa.Column("verified_at", sa.String(32)),
        sa.Column("verified_by", sa.String(64)),
        sa.Column("called_back_at", sa.String(32)),
        sa.Column("satisfied", sa.Integer()),
        sa.Column("reopened_at", sa.String(32)),
        sa.Column("closed_at", sa.String(32)),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectifications")),
    )
    op.create_index(op.f("ix_rectifications_business_day"), "rectifications", ["business_day"])
    op.create_index(
        op.f("ix_rectifications_rating_id"), "rectifications", ["rating_id"], unique=True
    )
    op.create_index(op.f("ix_rectifications_state"), "rectifications", ["state"])


def _create_requests() -> None:
    op.create_table(
        "service_requests",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("number", sa.String(12), nullable=False),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("item", sa.String(64)),
        sa.Column("channel", sa.String(12), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("received_at", sa.String(32), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("day", sa.String(10)),
        sa.Column("staff", sa.String(64)),
        sa.Column("answered_at", sa.String(32)),
        sa.Column("answered_by", sa.String(64)),
        sa.Column("done_at", sa.String(32)),
        sa.Column("due_at", sa.String(32)),
        sa.Column("urged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_requests")),
    )
    op.create_index(op.f("ix_service_requests_business_day"), "service_requests", ["business_day"])
    op.create_index(op.f("ix_service_requests_number"), "service_requests", ["number"], unique=True)
    op.create_index(op.f("ix_service_requests_state"), "service_requests", ["state"])
    op.create_table(
        "requesters",
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_requesters")),
    )


def _create_registers() -> None:
    op.create_table(
        "phone_calls",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("taken_by", sa.String(64), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("passed_to", sa.String(64)),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.String(32)),
        sa.Column("settled_by", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_calls")),
    )
    op.create_index(op.f("ix_phone_calls_business_day"), "phone_calls", ["business_day"])
    op.create_index(op.f("ix_phone_calls_settled_at"), "phone_calls", ["settled_at"])
    op.create_table(
        "report_templates",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_report_templates")),
    )
    op.create_table(
        "frozen_reports",
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64)),
        sa.Column("template", sa.String(64)),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("month", "revision", name=op.f("pk_frozen_reports")),
    )
    op.create_table(
        "duty_log",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(64)),
        sa.Column("consent", sa.String(10)),
        sa.Column("case_number", sa.String(10), nullable=False),
        sa.Column("signed_at", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_log")),
    )
    op.create_index(op.f("ix_duty_log_business_day"), "duty_log", ["business_day"])
