"""The tables of cases and complaints as migration 0004 makes them, whatever the code says later."""

import sqlalchemy as sa
from alembic import op


def create_cases() -> None:
    """Cases, and whose they are."""
    op.create_table(
        "cases",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("number", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("flow", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("received_at", sa.String(32), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("also", sa.Text(), nullable=False),
        sa.Column("ticket_id", sa.String(36)),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("first_asked", sa.String(64), nullable=False),
        sa.Column("first_handler", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("ground", sa.Integer()),
        sa.Column("limit_days", sa.Integer()),
        sa.Column("limit_unit", sa.String(12), nullable=False),
        sa.Column("accepted_at", sa.String(32)),
        sa.Column("complete_day", sa.String(10)),
        sa.Column("due", sa.String(10)),
        sa.Column("first_due", sa.String(10)),
        sa.Column("yellow_from", sa.String(10)),
        sa.Column("due_at", sa.String(32)),
        sa.Column("yellow_at", sa.String(32)),
        sa.Column("silent_from", sa.String(10)),
        sa.Column("notice_by", sa.String(10)),
        sa.Column("owed_due", sa.String(10)),
        sa.Column("owed_yellow", sa.String(10)),
        sa.Column("stops", sa.Text(), nullable=False),
        sa.Column("extension", sa.String(10)),
        sa.Column("extension_days", sa.Integer()),
        sa.Column("approved_by", sa.String(64)),
        sa.Column("superior", sa.Text(), nullable=False),
        sa.Column("sent_up_on", sa.String(10)),
        sa.Column("send_by", sa.String(10)),
        sa.Column("agency", sa.String(8)),
        sa.Column("agency_end", sa.Integer()),
        sa.Column("green", sa.Integer(), nullable=False),
        sa.Column("approver", sa.String(64)),
        sa.Column("asked_kind", sa.String(40)),
        sa.Column("asked_days", sa.Integer()),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("outer", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(12)),
        sa.Column("decided_on", sa.String(10)),
        sa.Column("deliver_by", sa.String(10)),
        sa.Column("shelf", sa.String(20), nullable=False),
        sa.Column("laid_on", sa.String(10)),
        sa.Column("channel", sa.String(10)),
        sa.Column("delivered_at", sa.String(32)),
        sa.Column("closed_at", sa.String(32)),
        sa.Column("urged", sa.Integer(), nullable=False),
        sa.Column("urged_on", sa.String(10)),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_index(op.f("ix_cases_business_day"), "cases", ["business_day"])
    op.create_index(op.f("ix_cases_number"), "cases", ["number"], unique=True)
    op.create_index(op.f("ix_cases_outer"), "cases", ["outer"])
    op.create_index(op.f("ix_cases_state"), "cases", ["state"])
    op.create_index(op.f("ix_cases_ticket_id"), "cases", ["ticket_id"])
    op.create_table(
        "applicants",
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("agent_phone", sa.String(20), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_applicants")),
    )


def create_case_files() -> None:
    """A case's steps, tasks, joint meetings, and its papers on their way."""
    op.create_table(
        "case_steps",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("act", sa.String(24), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("window", sa.Integer()),
        sa.Column("before", sa.String(16), nullable=False),
        sa.Column("after", sa.String(16), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_steps")),
    )
    op.create_index(op.f("ix_case_steps_case_id"), "case_steps", ["case_id"])
    op.create_table(
        "case_tasks",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.String(32), nullable=False),
        sa.Column("due", sa.String(10), nullable=False),
        sa.Column("yellow_from", sa.String(10), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("done_at", sa.String(32)),
        sa.Column("done_by", sa.String(64)),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("warned_at", sa.String(32)),
        sa.Column("urged", sa.Integer(), nullable=False),
        sa.Column("urged_on", sa.String(10)),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_tasks")),
    )
    op.create_index(op.f("ix_case_tasks_case_id"), "case_tasks", ["case_id"])
    op.create_index(op.f("ix_case_tasks_state"), "case_tasks", ["state"])
    op.create_table(
        "case_meetings",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("called_at", sa.String(32), nullable=False),
        sa.Column("called_by", sa.String(64), nullable=False),
        sa.Column("meets_at", sa.String(32), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("held_at", sa.String(32)),
        sa.Column("held_by", sa.String(64)),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("applicant_came", sa.Integer(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("memo", sa.Text(), nullable=False),
        sa.Column("memo_day", sa.String(10)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_meetings")),
    )
    op.create_index(op.f("ix_case_meetings_case_id"), "case_meetings", ["case_id"])
    op.create_table(
        "custody",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("giver", sa.String(64), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.String(32)),
        sa.Column("taken_by", sa.String(64)),
        sa.Column("taker", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
    )
    op.create_index(op.f("ix_custody_case_id"), "custody", ["case_id"])
    op.create_index(op.f("ix_custody_taken_at"), "custody", ["taken_at"])


def create_complaints() -> None:
    """Complaints, whose they are, and what was done with them."""
    op.create_table(
        "complaints",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("number", sa.String(12), nullable=False),
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("category", sa.String(12), nullable=False),
        sa.Column("channel", sa.String(12), nullable=False),
        sa.Column("business_day", sa.String(10), nullable=False),
        sa.Column("received_at", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("window", sa.Integer()),
        sa.Column("staff", sa.String(64)),
        sa.Column("happened", sa.String(10)),
        sa.Column("concerns", sa.Text(), nullable=False),
        sa.Column("ticket_id", sa.String(36)),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("complicated", sa.Integer(), nullable=False),
        sa.Column("handler", sa.String(64)),
        sa.Column("due", sa.String(10)),
        sa.Column("leader_due", sa.String(10)),
        sa.Column("met_on", sa.String(10)),
        sa.Column("met_by", sa.String(64)),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.String(32)),
        sa.Column("answered_by", sa.String(64)),
        sa.Column("upheld", sa.Integer()),
        sa.Column("satisfied", sa.Integer()),
        sa.Column("reopened_at", sa.String(32)),
        sa.Column("correction_at", sa.String(32)),
        sa.Column("closed_at", sa.String(32)),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.String(32)),
        sa.Column("urged", sa.Integer(), nullable=False),
        sa.Column("leader_urged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
    )
    op.create_index(op.f("ix_complaints_business_day"), "complaints", ["business_day"])
    op.create_index(op.f("ix_complaints_number"), "complaints", ["number"], unique=True)
    op.create_index(op.f("ix_complaints_state"), "complaints", ["state"])
    op.create_table(
        "complainants",
        sa.Column("complaint_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("age", sa.Integer()),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("affiliation", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_complainants")),
    )
    op.create_table(
        "complaint_steps",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("complaint_id", sa.String(36), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_steps")),
    )
    op.create_index(op.f("ix_complaint_steps_complaint_id"), "complaint_steps", ["complaint_id"])
