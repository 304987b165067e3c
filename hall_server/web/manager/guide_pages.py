"""The addresses of the guide's pages: the list, and one item. Importing this imports NiceGUI."""

from pathlib import Path

from hall_server.web.desk import Desk
from hall_server.web.manager.guide_editor import GuideEditorPage
from hall_server.web.manager.guide_list import GuideListPage
from hall_server.web.manager.mount import Versions
from hall_server.web.manager.page import Visit, add_page, administers

FOLDER = Path(__file__).parent
STYLE = "".join((FOLDER / name).read_text("utf-8") for name in ("admin.css", "guide.css"))
SCRIPT = (FOLDER / "guide.js").read_text(encoding="utf-8")


def add_guide_pages(desk: Desk, versions: Versions) -> None:
    """Pages at `/guide` and `/guide/{item}`, for administrators."""

    def guide(visit: Visit) -> GuideListPage:
        return GuideListPage(desk, visit.token, visit.language)

    def guide_item(visit: Visit) -> GuideEditorPage:
        item = visit.request.path_params["item"]
        return GuideEditorPage(desk, versions, visit.token, visit.language, item)

    add_page(desk, "/guide", administers, guide, STYLE, SCRIPT)
    add_page(desk, "/guide/{item}", administers, guide_item, STYLE, SCRIPT)
