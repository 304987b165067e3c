"""The docs tell the truth about the format."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from hall_link.wire.guide import Fee, Material, Sample, Step, TimeLimit
from hall_server.hall_file import items, model
from hall_server.hall_file.read import parse_hall_text
from hall_server.premises import booking_plan, casebook, hours, rulebook

pytestmark = [pytest.mark.unit, pytest.mark.row("I4")]

DOCS = (Path(__file__).parents[2] / "docs" / "hall-file.md").read_text(encoding="utf-8")
SECTIONS: list[type[BaseModel]] = [
    model.HallFile,
    model.Hall,
    model.Texts,
    model.Settings,
    model.HallOutcome,
    model.Rating,
    model.RatingLevel,
    model.RatingTag,
    model.HallDepartment,
    model.HallQueue,
    model.HallWindow,
    model.HallStaff,
    items.HallItem,
    model.HallLayout,
    TimeLimit,
    Fee,
    Material,
    Sample,
    Step,
    casebook.Casebook,
    casebook.CaseKind,
    casebook.Deadlines,
    casebook.Notices,
    casebook.Complaints,
    casebook.Rectify,
    casebook.Openness,
    casebook.Services,
    hours.OpeningHours,
    hours.Span,
    hours.Season,
    hours.DayOff,
    hours.MarketDays,
    booking_plan.Appointments,
    booking_plan.SlotPlan,
    rulebook.Missed,
    rulebook.PriorityClass,
    rulebook.CallingRule,
    rulebook.PauseReason,
    rulebook.Limits,
    rulebook.Displays,
    rulebook.Volume,
]


def test_the_example_is_a_sound_hall(small_hall: str) -> None:
    hall = parse_hall_text(small_hall)
    assert hall.settings.number_digits == 3
    assert hall.windows_of("aid") == [1]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_is_told(section: type[BaseModel]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", DOCS))
    assert set(section.model_fields) <= told


def test_every_icon_and_role_is_told() -> None:
    told = set(re.findall(r"`([a-z-]+)`", DOCS))
    assert {*get_args(model.Icon), *get_args(model.StaffRole)} <= told
