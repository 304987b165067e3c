"""What will change, as an administrator reads it before it is saved."""

import pytest

from hall_server.web.manager.admin_changes import change_lines
from tests.admin.sample_office import SAMPLE, Plain

pytestmark = pytest.mark.unit


def changed(plain: Plain) -> list[tuple[str, list[str]]]:
    after = type(SAMPLE).model_validate(plain)
    return change_lines("zh", SAMPLE, after)


def test_what_has_no_name_is_told_by_its_fields() -> None:
    plain = SAMPLE.model_dump(mode="json")
    plain["displays"]["volume"] = [{"begins": "08:00", "percent": 90}]
    plain["displays"]["quiet"] = [{"opens": "12:00", "closes": "14:00"}]
    ((section, lines),) = changed(plain)
    assert section == "大屏和声音"
    assert "12:00–14:00" in lines[0]
    assert lines[1].endswith("→ 从 08:00 音量 % 90")
