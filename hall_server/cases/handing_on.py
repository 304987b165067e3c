"""A case with others: handed on, sent up, joined by windows, urged."""

from dataclasses import replace

from hall_server.cases.acting import Asked, Done, day_of_act
from hall_server.cases.joining import change_places, join, open_tasks
from hall_server.cases.promises import Promise, check_utmost
from hall_server.cases.reckoning import accepted_on
from hall_server.cases.rules import WindowsNeeded, WrongState
from hall_server.cases.taking_over import answers_at, keeper
from hall_server.staff.rules import UnknownStaff


def hand_on(asked: Asked) -> Done:
    """To another window or person; whom the citizen asked first, and who first took it on, stay as
    they are. So a joined window becomes the lead of a joint case. A window where nobody sits and
    that has no head gets it, but somebody keeps answering for it until one sits down there. Raises
    `UnknownWindow`, `UnknownStaff`, `WindowsNeeded` where it would stay."""
    scene, case, command = asked.scene, asked.case, asked.command
    window = case.window if command.to_window is None else command.to_window
    scene.windows.find(window)
    if command.to_staff is not None and scene.staff.find(command.to_staff) is None:
        raise UnknownStaff(name=command.to_staff)
    there = command.to_staff or answers_at(scene, window)
    owner = there or keeper(scene, case, asked.work.actor)
    if (window, owner) == (case.window, case.owner):
        raise WindowsNeeded(least=1)
    joined = change_places(scene, case, window, asked.work) if window != case.window else []
    after = replace(case, window=window, owner=owner, kept=there is None)
    return Done(after, {"to_window": str(window), "to_staff": owner}, joined=tuple(joined))


def send_up(asked: Asked) -> Done:
    """With the level above from that day on; its promise, where it told one, counts from then.

    Raises `WrongDay`, `TooLong` for a promise beyond the item's legal limit, or the hall's where
    the item has none.
    """
    command, case, scene = asked.command, asked.case, asked.scene
    superior = command.superior.strip() or case.superior
    day = day_of_act(asked, accepted_on(scene, case))
    sent = replace(case, superior=superior, sent_up_on=day)
    if command.days is None:
        return Done(sent)
    item = next(iter(scene.guide.known([case.item])), None)
    usual = Promise(case.limit_days or 0, case.limit_unit)
    check_utmost(scene, item, Promise(command.days), usual)
    return Done(replace(sent, limit_days=command.days, limit_unit="working_day"))


def join_windows(asked: Asked) -> Done:
    """More windows join a joint case. Raises `UnknownWindow`, `WindowsNeeded` for none new."""
    numbers = [asked.scene.windows.find(number).number for number in asked.command.joined]
    added = join(asked.scene, asked.case, numbers, asked.work)
    if not added:
        raise WindowsNeeded(least=1)
    windows = [task.window for task in added]
    return Done(asked.case, {"windows": " ".join(map(str, windows))}, joined=tuple(added))


def urge(asked: Asked) -> Done:
    """A leader urges the owner; the lead of a joint case the windows that have not done their part.

    Raises `WrongState` where the lead has nobody to urge.
    """
    case, day = asked.case, asked.scene.day
    if "leader" in asked.mine:
        return Done(replace(case, urged=case.urged + 1, urged_on=day), {"owner": case.owner})
    tasks = open_tasks(asked.scene, case)
    if not tasks:
        raise WrongState(state=case.state, act="urge")
    for task in tasks:
        asked.work.put(replace(task, urged=task.urged + 1, urged_on=day))
    return Done(case, {"windows": " ".join(str(task.window) for task in tasks)})
