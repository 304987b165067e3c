"""How the citizen's pages are written: plain HTML without a script, for any telephone.

What a person fills in is sent as a form and answered by a page, so that nothing is kept in the
browser, and a page of ten years ago works as one of today.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hall_link.wire.base import Language, Words
from hall_server.kernel.ids import new_secret

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Nothing from elsewhere, no script, in nobody's frame."""

_UNSAID = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: in which language, and whether it was chosen on a page of ours."""

    language: Language
    chosen: bool = False

    def t(self, zh: str, en: str) -> str:
        """One of the two, safe in HTML."""
        return escape(en if self.language == "en" else zh)

    def told(self, words: Words) -> str:
        """What the hall says, safe in HTML."""
        return escape(words.in_language(self.language))

    def link(self, path: str, **query: str) -> str:
        """An address of ours in the same language, safe as an attribute."""
        asked = {key: value for key, value in query.items() if value}
        if self.chosen:
            asked["lang"] = self.language
        return escape(f"{path}?{urlencode(asked)}" if asked else path)


def reader_of(request: Request) -> Reader:
    """By `lang` in the address, else as the telephone is set; Chinese where it does not say."""
    asked = request.query_params.get("lang")
    if asked in ("zh", "en"):
        return Reader("en" if asked == "en" else "zh", chosen=True)
    first = request.headers.get("accept-language", "").partition(",")[0].strip().lower()
    return Reader("zh" if not first or first.startswith("zh") else "en")


def page_of(
    request: Request,
    title: str,
    body: str,
    status: int = 200,
    personal: bool = False,
    home: bool = True,
) -> Response:
    """A whole page; title and body are HTML. `personal`: nobody may keep a copy of it."""
    reader = reader_of(request)
    kept = "no-store" if personal else "no-cache"
    text = _FRAME.format(
        language="en" if reader.language == "en" else "zh-CN",
        title=title,
        home=f'<a class="up" href="{reader.link("/m")}">‹ {reader.t("首页", "Home")}</a>'
        if home
        else "<span></span>",
        other=_other_language(request, reader),
        body=body,
    )
    return HTMLResponse(text, status, headers={**HEADERS, "Cache-Control": kept})


def _other_language(request: Request, reader: Reader) -> str:
    """The same page in the other language; an answer is told in one alone."""
    if request.method == "POST":
        return "<span></span>"
    turned: Language = "zh" if reader.language == "en" else "en"
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    address = f"{request.url.path}?{urlencode([*asked, ('lang', turned)])}"
    word = "中文" if turned == "zh" else "English"
    return f'<a class="turn" lang="{turned}" href="{escape(address)}">{word}</a>'


_FRAME = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no"><title>{title}</title>
<link rel="stylesheet" href="/phone/m.css"></head>
<body><header>{home}{other}<h1>{title}</h1></header>
<main>{body}</main></body></html>
"""


# --- what somebody filled in ---------------------------------------------------------------------


class Filled:
    """A form as it was sent: each value without the blanks around it and without signs nobody can
    type. `id`: the name under which it is done once, however often it is sent."""

    def __init__(self, values: dict[str, list[str]]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> str:
        return (self._values.get(name) or [""])[0]

    def all(self, name: str) -> list[str]:
        """Every value of a name, as boxes that are ticked have it."""
        return self._values.get(name, [])

    @property
    def id(self) -> str:
        """Made when the page was drawn; a new one where somebody meddled with it."""
        given = self["id"]
        return given if re.fullmatch(r"[A-Za-z0-9_-]{20,64}", given) else new_secret()

    def number(self, name: str) -> int | None:
        """A whole number of up to three figures."""
        told = self[name]
        return int(told) if re.fullmatch(r"[0-9]{1,3}", told) else None

    def digits(self, name: str) -> str:
        """Only the figures: people write blanks and dashes between them."""
        return "".join(sign for sign in self[name] if sign in "0123456789")


def read_form(body: bytes) -> Filled:
    """What a browser sends of a form."""
    sent = parse_qs(body.decode("utf-8", "replace"), max_num_fields=200)
    return Filled({k: [_UNSAID.sub("", v).strip() for v in values] for k, values in sent.items()})


def form_start(action: str, **hidden: str) -> str:
    """An act of a citizen, done once under the name that is drawn here. `action` is HTML."""
    told = {"id": new_secret(), **hidden}
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in told.items()
    )
    return f'<form method="post" action="{action}" autocomplete="off">{kept}'


def field(name: str, label: str, value: str = "", **more: str) -> str:
    """A line to fill in; the label is HTML."""
    attributes = "".join(f' {key}="{escape(told)}"' for key, told in more.items())
    return (
        f'<label class="field">{label}<input name="{name}" value="{escape(value)}"'
        f"{attributes}></label>"
    )


def figures(name: str, label: str, value: str, count: int) -> str:
    """A line for a number of so many figures, with the keyboard of figures."""
    return field(name, label, value, inputmode="numeric", maxlength=str(count + 6), required="")


def choices(name: str, options: Iterable[tuple[str, str]], chosen: str) -> str:
    """One of several, each as large as a thumb; the words are HTML."""
    return "".join(
        f'<label class="choice"><input type="radio" name="{name}" value="{escape(value)}"'
        f"{' checked' if value == chosen else ''}><span>{words}</span></label>"
        for value, words in options
    )


def select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str = "") -> str:
    """One of many; the words are HTML."""
    rows = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{words}</option>'
        for value, words in options
    )
    return f'<label class="field">{label}<select name="{name}">{rows}</select></label>'


def area(name: str, label: str, value: str, most: int, required: bool = True) -> str:
    """Several lines to fill in."""
    must = " required" if required else ""
    return (
        f'<label class="field">{label}<textarea name="{name}" rows="5" maxlength="{most}"{must}>'
        f"{escape(value)}</textarea></label>"
    )


def said(words: str) -> str:
    """Why it did not work, read out at once; nothing where there is nothing to say."""
    return f'<p class="said" role="alert">{words}</p>' if words else ""


def tile(href: str, name: str, what: str = "", look: str = "tile") -> str:
    """A large place to press; all of it HTML."""
    below = f"<small>{what}</small>" if what else ""
    return f'<a class="{look}" href="{href}"><b>{name}</b>{below}</a>'


def telephone(number: str) -> str:
    """A number that rings when it is touched."""
    called = re.sub(r"[^0-9+]", "", number)
    return f'<a class="tel" href="tel:{called}">{escape(number)}</a>'
