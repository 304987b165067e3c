"""Faults between the sections of a hall's own rules are told at their places."""

import pytest

from hall_server.hall_file.read import HallFileErrors, parse_hall_text

pytestmark = [pytest.mark.unit, pytest.mark.row("I4")]


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(HallFileErrors) as caught:
        parse_hall_text(text)
    return [(error.where, error.message) for error in caught.value.errors]


@pytest.mark.parametrize(
    ("section", "where", "message"),
    [
        (
            'hours:\n  sessions: [{opens: "12:00", closes: "08:30"}]\n',
            "hours.sessions[0].closes",
            "should be later than 12:00",
        ),
        (
            'hours:\n  sessions: [{opens: "08:30", closes: "12:00"},'
            ' {opens: "11:00", closes: "17:00"}]\n',
            "hours.sessions[1].opens",
            "the session before ends at 12:00",
        ),
        (
            'hours:\n  sessions: [{opens: "08:30", closes: "12:00"}]\n'
            "  market: {ends_with: [2], sessions:"
            ' [{opens: "09:00", closes: "09:00"}]}\n',
            "hours.market.sessions[0].closes",
            "should be later than 09:00",
        ),
        (
            'hours:\n  sessions: [{opens: "08:30", closes: "12:00"}]\n'
            "  seasons:\n"
            "    - {name: {zh: 夏, en: Summer}, begins: 06-15, ends: 02-30,"
            ' sessions: [{opens: "09:00", closes: "08:00"}]}\n',
            "hours.seasons[0].ends",
            "there is no day 02-30",
        ),
        (
            "appointments:\n  slots: [{queue: nope}]\n",
            "appointments.slots[0].queue",
            "there is no queue 'nope'",
        ),
        (
            "appointments:\n  slots: [{queue: aid, items: [temporary-aid, nope]}]\n",
            "appointments.slots[0].items[1]",
            "there is no item 'nope'",
        ),
        (
            "appointments:\n  slots: [{queue: aid}]\n  priority: booked\n",
            "appointments.priority",
            "there is no priority 'booked'",
        ),
        (
            'events:\n  - {id: birth, name: {zh: 出生, en: Birth}, icon: heart, colour: "#C0392B",'
            " items: [temporary-aid, temporary-aid]}\n",
            "events[0].items[1]",
            "item 'temporary-aid' is here twice",
        ),
        (
            "rules:\n  - {id: fair, name: {zh: 公平, en: Fair}}\n"
            "  - {id: fair, name: {zh: 公平, en: Fair}}\n",
            "rules[1].id",
            "rule 'fair' is here twice",
        ),
    ],
)
def test_one_fault(small_hall: str, section: str, where: str, message: str) -> None:
    assert (where, message) in faults(small_hall + section)


@pytest.mark.parametrize(
    ("more", "where", "message"),
    [
        ("rule: fair", "windows[0].rule", "there is no rule 'fair'"),
        ("posts: [lixia, nobody]", "windows[0].posts[1]", "there is no member of staff 'nobody'"),
        ("posts: [lixia, lixia]", "windows[0].posts[1]", "member of staff 'lixia' is here twice"),
    ],
)
def test_a_windows_rule_and_posts(small_hall: str, more: str, where: str, message: str) -> None:
    text = small_hall.replace("queues: [aid]", f"queues: [aid], {more}")
    assert faults(text) == [(where, message)]


def test_without_rules_there_is_first_come_first_served(small_hall: str) -> None:
    text = small_hall.replace("queues: [aid]", "queues: [aid], rule: longest-wait")
    assert parse_hall_text(text).windows[0].rule == "longest-wait"


def test_a_slots_items_are_of_its_queue(small_hall: str) -> None:
    other = small_hall[small_hall.index("  - id: temporary-aid") :]
    text = small_hall + other.replace("temporary-aid", "permit").replace(
        "queue: aid", "queue: land"
    )
    text = text.replace(
        "windows:\n",
        '  - {id: land, name: {zh: 地, en: L}, prefix: B, colour: "#000000", department: civil}\n'
        "windows:\n",
    ).replace("queues: [aid]", "queues: [aid, land]")
    slots = "appointments:\n  slots: [{queue: aid, items: [permit]}]\n"
    assert faults(text + slots) == [
        ("appointments.slots[0].items[0]", "the item 'permit' is of another queue")
    ]
