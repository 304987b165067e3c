"""The console's pure parts, asked in the browser they run in."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from hall_server.web.console_page import FOLDER, MEDIA


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page where the console's files lie, without the console itself."""
    shown = browser.new_page()
    shown.route("http://hall.test/console/*", _file)
    shown.goto("http://hall.test/console/icon.svg")
    yield shown
    shown.close()


def _file(route: Route) -> None:
    part = FOLDER / route.request.url.rpartition("/")[2]
    route.fulfill(body=part.read_text(encoding="utf-8"), content_type=MEDIA[part.suffix])


def asked(page: Page, script: str, given: Any = None) -> Any:
    """What a script body gives; `m` imports a module of the console."""
    head = "const m = (name) => import(`/console/${name}.js`);"
    return page.evaluate(f"async (given) => {{ {head} {script} }}", given)


SESSION = """
  const { Session } = await m("session");
  const s = new Session({ key: "k", software: "test", jitter: () => 0 });
  const desk = { window: 3, visit: null, waiting: [], waiting_count: 0 };
  const board = { business_day: "d", queues: [], windows: [], recent_calls: [] };
  const snapshot = { desk, board };
  const welcome = (seq) => JSON.stringify({ type: "welcome", seq, epoch: "e", window: 3,
    heartbeat_s: 2, at: "2026-03-02T01:00:00Z", snapshot });
  const push = (follows, seq, changes) => JSON.stringify({ type: "push", follows, seq, changes });
  const sent = (outputs) => outputs.filter((o) => o.send).map((o) => o.send.type);
  const next = { kind: "call_next", window: 3 };
"""


def test_a_gap_is_asked_about_and_pushes_are_dropped_until_the_answer(page: Page) -> None:
    told = asked(
        page,
        SESSION
        + """
      s.opened(0); s.received(welcome(41), 1);
      const old = s.received(push(40, 41, []), 2);
      s.received(push(41, 43, [{ change: "desk", desk: { ...desk, waiting_count: 5 } },
                               { change: "of the future" }]), 3);
      const counted = s.state.snapshot.desk.waiting_count;
      const gap = sent(s.received(push(46, 47, []), 4));
      const dropped = s.received(push(43, 48, []), 5);
      s.received(JSON.stringify({ type: "fresh", epoch: "e", seq: 12, snapshot }), 6);
      const late = s.tick(10_005).filter((o) => o.hangUp);
      return { old, counted, gap, dropped, seq: s.state.seq, late: late[0].hangUp };
    """,
    )
    assert told == {
        "old": [],
        "counted": 5,
        "gap": ["resync"],
        "dropped": [],
        "seq": 12,
        "late": "the server is silent",
    }


def test_an_unanswered_call_goes_out_again_under_its_id(page: Page) -> None:
    told = asked(
        page,
        SESSION
        + """
      const early = s.submit("a", next, 0);
      s.opened(0);
      const first = s.received(welcome(1), 1).filter((o) => o.send).map((o) => o.send.id);
      const again = { type: "reply", id: "a", error: { code: "try-again" } };
      s.received(JSON.stringify(again), 10);
      const pause = [s.tick(109), s.tick(110)].map(sent);
      s.lost(200);
      const pauses = [s.dialAt - 200];
      s.lost(300); pauses.push(s.dialAt - 300);
      for (const at of [400, 500, 600, 700]) s.lost(at);
      pauses.push(s.dialAt - 700);
      s.opened(900);
      const second = s.received(welcome(2), 901).filter((o) => o.send).map((o) => o.send.id);
      const done = JSON.stringify({ type: "reply", id: "a", result: { kind: "x" } });
      const answers = [s.received(done, 910), s.received(done, 911)].map((o) => o.length);
      return { early, first, pause, pauses, second, answers };
    """,
    )
    assert told == {
        "early": [],
        "first": ["a"],
        "pause": [[], ["call"]],
        "pauses": [100, 200, 1000],
        "second": ["a"],
        "answers": [1, 0],
    }


def test_a_quiet_line_is_kept_alive_and_a_dead_one_is_left(page: Page) -> None:
    told = asked(
        page,
        SESSION
        + """
      s.opened(0); s.received(welcome(1), 0);
      const wake = s.wakeAt;
      const beat = sent(s.tick(2000));
      const hidden = sent(s.received(JSON.stringify({ type: "heartbeat" }), 3500));
      const dead = s.tick(9500).map((o) => Object.keys(o)[0]);
      const bye = { type: "goodbye", error: { code: "unauthorized" }, retry: false };
      s.opened(9600); s.received(JSON.stringify(bye), 9600); s.lost(9600);
      return { wake, beat, hidden, dead, slow: s.dialAt - 9600 };
    """,
    )
    assert told == {
        "wake": 2000,
        "beat": ["heartbeat"],
        "hidden": ["heartbeat"],
        "dead": ["changed", "hangUp"],
        "slow": 5000,
    }


def test_only_what_is_legal_now_may_be_pressed(page: Page) -> None:
    told = asked(
        page,
        """
      const { allowed, primary, recallWait } = await m("rules");
      const at = "2026-03-02T01:00:00Z", now = Date.parse(at) + 3000;
      const desk = (state, count = 1) => ({ waiting_count: count, recall_gap_s: 20,
        visit: state && { state, called_at: at } });
      const may = (d, kinds, connected = true, when = now) => Object.entries(
        allowed(d, kinds, { connected, now: when })).filter(([, on]) => on).map(([kind]) => kind);
      return {
        empty: may(desk(null, 0), []),
        away: may(desk(null, 0), [], false),
        called: may(desk("called"), []),
        later: may(desk("called"), [], true, now + 20_000),
        wait: recallWait(desk("called"), now),
        chain: may(desk("called"), ["start_visit", "finish_visit", "call_next"]),
        leaving: may(desk(null), ["sign_out"]),
        primary: ["called", "serving", null].map((state) =>
          primary(desk(state), [], { connected: true, now })),
      };
    """,
    )
    assert told == {
        "empty": ["sign_out"],
        "away": ["call_next", "sign_out"],
        "called": ["start_visit", "mark_no_show", "sign_out"],
        "later": ["recall", "start_visit", "mark_no_show", "sign_out"],
        "wait": 17,
        "chain": ["sign_out"],
        "leaving": [],
        "primary": ["start_visit", "finish_visit", "call_next"],
    }


def test_a_call_counts_as_heard_from_its_first_confirmation(page: Page) -> None:
    told = asked(
        page,
        """
      const { callReport } = await m("rules");
      const at = (s) => new Date(Date.UTC(2026, 2, 2, 1, 0, s)).toISOString();
      const visit = { call_id: "c", round: 2, called_at: at(0) };
      const call = (more) => [{ id: "c", round: 1, shown_at: at(0) },
        { id: "c", round: 2, expires_at: at(60), ...more }];
      const now = (s) => Date.parse(at(s));
      const told = (calls, s) => {
        const { shown, spoken, heardAt, unconfirmed } = callReport(visit, calls, now(s));
        return [shown, spoken, heardAt && (heardAt - now(0)) / 1000, unconfirmed];
      };
      return [told(call({}), 9), told(call({}), 10), told(call({ shown_at: at(3) }), 20),
        told(call({ shown_at: at(3) }), 60), told(call({ shown_at: at(9), spoken_at: at(5) }), 20),
        told([], 11)];
    """,
    )
    assert told == [
        ["pending", "pending", None, False],
        ["no", "no", None, True],
        ["yes", "pending", 3, False],
        ["yes", "no", 3, False],
        ["yes", "yes", 5, False],
        ["no", "no", None, True],
    ]


def test_both_languages_say_everything(page: Page) -> None:
    told = asked(
        page,
        """
      const { TEXTS } = await m("words");
      const holes = (text) => [...text.matchAll(/\\{\\w+\\}/g)].map(String).sort();
      const shape = (texts) => Object.entries(texts).map(([name, text]) => [name, holes(text)]);
      return [shape(TEXTS.zh), shape(TEXTS.en)];
    """,
    )
    assert told[0] == told[1]
