"""The sequence: what is applied, dropped, or answered by asking for everything again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.session import HangUp
from tests.link.playbook import RESYNC, Playbook, changed, fresh, push

pytestmark = pytest.mark.unit


def raw(frame: object, **extra: object) -> str:
    return json.dumps(json.loads(frame.model_dump_json()) | extra)  # type: ignore[attr-defined]


def test_pushes_in_order_are_folded_in() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(push(7, 8, waiting=1)).gets(changed(seq=8))
    talk.hears(push(8, 12, waiting=2)).gets(changed(seq=12))
    assert talk.waiting == 2


def test_a_push_the_snapshot_already_holds_is_dropped() -> None:
    talk = Playbook()
    talk.meets(waiting=5)
    talk.hears(push(5, 6, waiting=1)).gets()
    talk.hears(push(6, 7, waiting=1)).gets()
    assert (talk.waiting, talk.state.seq) == (5, 7)


def test_a_gap_is_answered_by_a_resync_and_pushes_wait_for_it() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(push(9, 10, waiting=9)).gets(RESYNC)
    talk.hears(push(10, 11, waiting=9)).gets()
    talk.hears(push(7, 8, waiting=9)).gets()
    assert (talk.waiting, talk.state.seq) == (0, 7)
    talk.hears(fresh(11, waiting=3)).gets(changed(seq=11))
    talk.hears(push(11, 12, waiting=4)).gets(changed(seq=12))
    assert talk.waiting == 4


def test_a_push_that_overlaps_what_is_known_is_a_gap() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(push(6, 9)).gets(RESYNC)


def test_a_resync_without_answer_ends_the_line() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(push(9, 10))
    for _ in range(3):
        talk.waits(3).hears('{"type":"heartbeat"}').gets()
    talk.waits(3)
    assert talk.hung_up


def test_a_resync_is_forgotten_with_its_line() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(push(9, 10))
    talk.loses_line()
    talk.meets(seq=20)
    talk.hears(push(20, 21, waiting=1)).gets(changed(seq=21))


def test_another_epoch_is_noticed_and_its_lower_sequence_believed() -> None:
    talk = Playbook()
    talk.meets(seq=500)
    talk.loses_line()
    talk.meets(seq=3, epoch="e2").gets(changed(epoch="e2", seq=3))
    talk.hears(push(3, 4, waiting=1)).gets(changed(seq=4))
    talk.hears(push(8, 9)).gets(RESYNC)
    talk.hears(fresh(1, epoch="e3")).gets(changed(epoch="e3", seq=1))


def test_unknown_frames_and_fields_are_passed_over() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears('{"type":"weather","sky":"blue"}').gets()
    talk.hears(raw(push(7, 8, waiting=1), mood="good")).gets(changed(seq=8))
    assert talk.waiting == 1


def test_an_unknown_change_is_passed_over_and_the_others_count() -> None:
    talk = Playbook()
    talk.meets()
    frame = json.loads(push(7, 8, waiting=2).model_dump_json())
    frame["changes"].insert(0, {"change": "weather", "sky": "blue"})
    talk.hears(json.dumps(frame)).gets(changed(seq=8))
    assert talk.waiting == 2


@pytest.mark.parametrize("change", [{"change": "queue", "queue": {"id": 5}}, "x", {"no": "kind"}])
def test_a_known_change_that_cannot_be_read_leads_to_a_resync(change: object) -> None:
    talk = Playbook()
    talk.meets()
    frame = json.loads(push(7, 8).model_dump_json()) | {"changes": [change]}
    talk.hears(json.dumps(frame)).gets(RESYNC)
    talk.hears(json.dumps(frame)).gets()


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "{}", '{"type":7}', '{"type":"fresh"}'])
def test_what_is_no_frame_ends_the_line(text: str) -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(text).gets(changed(connected=False), HangUp("unreadable frame"))


@given(
    st.lists(st.tuples(st.sampled_from(["pass", "lose", "twice"]), st.integers(0, 50)), max_size=30)
)
def test_whatever_is_lost_or_doubled_the_device_is_right_or_has_asked(
    course: list[tuple[str, int]],
) -> None:
    """A hall pushes counts over a line that loses and doubles pushes, and answers each resync."""
    talk = Playbook()
    talk.meets(seq=0)
    asked, truth = False, 0
    for seq, (fate, truth) in enumerate(course, start=1):
        for _ in range({"pass": 1, "lose": 0, "twice": 2}[fate]):
            asked = talk.hears(push(seq - 1, seq, waiting=truth))._outputs == [RESYNC] or asked
        if asked:
            talk.hears(fresh(seq, waiting=truth))
            asked = False
        if talk.state.seq == seq:
            assert talk.waiting == truth
    end = len(course) + 1
    if talk.hears(push(end - 1, end, waiting=truth))._outputs == [RESYNC]:
        talk.hears(fresh(end, waiting=truth))
    assert (talk.waiting, talk.state.seq) == (truth, end)
