"""What a pad in a browser says and offers, as a module for its page: from where pads of their own
have it, so that no word is written twice."""

import json
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hall_link.complaining.draft import MOST_TEXT
from hall_link.complaining.sentences import (
    ABOUT_SOMEBODY,
    CATEGORIES,
    CATEGORY,
    KIND,
    KINDS,
    Named,
    sentences_for,
)
from hall_link.rating.phrases import PHRASES
from hall_link.rating.timing import Timing
from hall_link.rating.words import TEXTS
from hall_link.wire.base import Words
from hall_link.wire.refusals import REFUSALS
from hall_server.web.console_page import HEADERS, MEDIA


def pad_facts() -> dict[str, Any]:
    """Texts and refusals by their names; phrases; kinds, categories, their sentences; seconds."""
    return {
        "texts": {name: _both(words) for name, words in TEXTS.items()},
        "refusals": {code: _both(words) for code, words in REFUSALS.items()},
        "phrases": [_both(words) for words in PHRASES],
        "kinds": {kind: _named(KIND[kind]) for kind in KINDS},
        "categories": {code: _named(CATEGORY[code]) for code in CATEGORIES},
        "aboutSomebody": sorted(ABOUT_SOMEBODY),
        "sentences": {
            kind: {
                code: [_both(words) for words in sentences_for(kind, code)] for code in CATEGORIES
            }
            for kind in KINDS
        },
        "mostComplained": MOST_TEXT,
        "timing": asdict(Timing()),
    }


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _named(named: Named) -> dict[str, Any]:
    return {**_both(named.name), "icon": named.icon}


def facts_module() -> str:
    """The facts as a module's only export."""
    told = json.dumps(pad_facts(), ensure_ascii=False, separators=(",", ":"))
    return f"export const FACTS = {told};\n"


def pad_facts_route() -> Route:
    """`/pad/facts.js`, which every pad's page loads before it shows anything."""
    module = facts_module()

    async def facts(request: Request) -> Response:
        return Response(module, media_type=MEDIA[".js"], headers=HEADERS)

    return Route("/pad/facts.js", facts)
