"""What the papers of a joint review say: the call to it, and its memo."""

from dataclasses import dataclass

from hall_server.cases.file_tables import CaseTask, Meeting
from hall_server.cases.filling import language_of, windows_words
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.kernel.clock import stored


@dataclass(frozen=True, slots=True)
class Held:
    """A joint review as it went. parts: those not agreed before it; came: who was there and did not
    refuse; missing: who was called and was not there, or refused."""

    meeting: Meeting
    parts: list[CaseTask]
    came: frozenset[int]
    missing: frozenset[int]

    @property
    def bound(self) -> frozenset[int]:
        """Those of the missing that are held to what was decided."""
        return self.missing if self.meeting.decided else frozenset()


def called_words(scene: Scene, case: Case, meeting: Meeting) -> dict[str, str]:
    """When, where and who, by the forms' keys."""
    local = stored(meeting.meets_at).astimezone(scene.hall.premises.zone)
    return {
        "held_at": f"{local:%Y-%m-%d %H:%M}",
        "place": meeting.place,
        "called": windows_words(scene, list(meeting.called), language_of(case)),
    }


def memo_words(scene: Scene, case: Case, held: Held, parts: list[CaseTask]) -> dict[str, str]:
    """What the memo says, by the form's keys. Lists are told in a row there."""
    meeting, language = held.meeting, language_of(case)
    came = ("到场", "未到场") if language == "zh" else ("came", "did not come")
    told = {
        **called_words(scene, case, meeting),
        "present": windows_words(scene, [case.window, *meeting.present], language),
        "bound": windows_words(scene, sorted(held.missing), language),
        "decision": "；".join(part for part in (meeting.decision, meeting.memo) if part),
        "objections": _objections(scene, case, parts, held),
        "applicant_came": came[0] if meeting.applicant_came else came[1],
        "due": meeting.memo_day or case.due or "",
    }
    return {
        key: words.replace("|", " ").replace("\n", "、") for key, words in told.items() if words
    }


def _objections(scene: Scene, case: Case, parts: list[CaseTask], held: Held) -> str:
    """Who objected, before the meeting or by refusing it, with the reason given."""
    objected = {task.window for task in held.parts if task.state == "objected"}
    said = [
        f"{windows_words(scene, [task.window], language_of(case))}：{task.note}"
        for task in parts
        if task.note and (task.window in objected or task.window in held.missing)
    ]
    return "\n".join(said)
