"""The page on which a manager signs in.

A plain form: `manager.js` sends it to the same API as everybody's, so that the password passes
neither NiceGUI nor its socket, and the answer can set a cookie no script reads.
"""

from html import escape

from nicegui import ui

from hall_link.wire.base import Language, Words
from hall_server.web.manager.words import say

FORM = """
<form id="entrance" class="card" novalidate>
  <h1>{hall}</h1><p class="quiet">{entrance}</p>
  <label>{name}<input name="name" autocomplete="username" autocapitalize="none" required autofocus>
  </label>
  <label>{password}
    <input name="password" type="password" autocomplete="current-password" required></label>
  <div id="change" hidden>
    <p class="notice">{change_first}</p>
    <label>{new}<input name="new_password" type="password" autocomplete="new-password"></label>
    <p class="quiet rule">{rule}</p>
    <label>{repeat}<input name="repeat" type="password" autocomplete="new-password"></label>
  </div>
  <p id="trouble" role="alert"></p>
  <button class="main" type="submit">{enter}</button>
</form>
"""


def draw_entrance(hall: Words, language: Language) -> None:
    """The form, and the way to the other language."""
    texts = {
        "hall": hall.in_language(language),
        "entrance": say(language, "entrance"),
        "name": say(language, "name"),
        "password": say(language, "password"),
        "change_first": say(language, "change-first"),
        "new": say(language, "new-password"),
        "rule": say(language, "password-rule"),
        "repeat": say(language, "repeat"),
        "enter": say(language, "enter"),
    }
    form = FORM.format(**{key: escape(text) for key, text in texts.items()})
    other = "en" if language == "zh" else "zh"
    with ui.element("div").classes("entrance"):
        ui.html(form, sanitize=False)
        ui.link(say(language, "other-language"), f"?lang={other}").classes("language")
