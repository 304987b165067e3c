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


RULES = """
  const { allowed, noShow, primary, recallWait, shareOf, undoLeft, urgency } = await m("rules");
  const at = "2026-03-02T01:00:00Z", now = Date.parse(at) + 3000;
  const later = (s) => new Date(Date.parse(at) + s * 1000).toISOString();
  const desk = (state, more = {}) => ({ waiting_count: 1, recall_gap_s: 20, helps: [],
    paused_reason: null, visit: state && { state, called_at: at }, ...more });
  const commands = (...kinds) => kinds.map((kind) => ({ kind }));
  const main = ["call_next", "recall", "start_visit", "finish_visit", "mark_no_show", "hold_visit",
    "transfer_visit", "serve_without_ticket", "pause_window", "resume_window", "sign_out"];
  const may = (d, kinds = [], connected = true, when = now) => {
    const told = allowed(d, commands(...kinds), { connected, now: when });
    return main.filter((kind) => told[kind]);
  };
"""


def test_only_what_is_legal_now_may_be_pressed(page: Page) -> None:
    told = asked(
        page,
        RULES
        + """
      const open = ["start_visit", "finish_visit"];
      const finishing = [{ kind: "finish_visit", call_next: true }];
      return {
        empty: may(desk(null, { waiting_count: 0 })),
        away: may(desk(null, { waiting_count: 0 }), [], false).includes("call_next"),
        called: may(desk("called")),
        later: may(desk("called"), [], true, now + 20_000).includes("recall"),
        wait: recallWait(desk("called"), now),
        chain: may(desk("called"), [...open, "call_next"]),
        next: allowed(desk("serving"), finishing, { connected: true, now }).call_next,
        paused: may(desk(null, { paused_reason: "rest" })),
        pausing: may(desk(null), ["pause_window"]),
        leaving: may(desk(null), ["sign_out"]),
        primary: ["called", "serving", null].map((state) =>
          primary(desk(state), [], { connected: true, now })),
      };
    """,
    )
    free = ["serve_without_ticket", "pause_window", "sign_out"]
    assert told == {
        "empty": free,
        "away": True,
        "called": ["start_visit", "mark_no_show", "hold_visit", "transfer_visit", "sign_out"],
        "later": True,
        "wait": 17,
        "chain": ["sign_out"],
        "next": False,
        "paused": ["resume_window", "sign_out"],
        "pausing": ["resume_window", "sign_out"],
        "leaving": [],
        "primary": ["start_visit", "finish_next", "call_next"],
    }


def test_no_show_waits_for_the_halls_rule_and_what_was_done_can_be_undone_for_a_while(
    page: Page,
) -> None:
    told = asked(
        page,
        RULES
        + """
      const rule = (heard, no_show_at) => noShow({ heard, no_show_calls: 3, no_show_at }, now);
      const undo = { act: "call", number: "A1", until: later(10) };
      return {
        none: noShow({}, now).on,
        few: rule(1, null), soon: rule(3, later(10)), due: rule(3, later(3)),
        undo: [undoLeft(desk(null, { undo }), [], now), undoLeft(desk(null, { undo }), [1], now),
          undoLeft(desk(null, { undo }), [], now + 7000)],
      };
    """,
    )
    assert told == {
        "none": True,
        "few": {"on": False, "heard": 1, "calls": 3, "wait": None},
        "soon": {"on": False, "heard": 3, "calls": 3, "wait": 7},
        "due": {"on": True, "heard": 3, "calls": 3, "wait": 0},
        "undo": [7, 0, 0],
    }


def test_who_waits_is_marked_by_the_share_of_the_promise(page: Page) -> None:
    told = asked(
        page,
        RULES
        + """
      const queues = [{ id: "q", target_min: 10 }, { id: "none", target_min: null }];
      const share = (queue, minutes) =>
        shareOf({ queue, since: at, share: null }, queues, Date.parse(at) + minutes * 60_000);
      return [6.9, 7, 9.9, 10].map((minutes) => urgency(share("q", minutes)))
        .concat(urgency(share("none", 500)));
    """,
    )
    assert told == ["calm", "soon", "soon", "late", "calm"]


def test_a_typed_number_means_whoever_it_fits(page: Page) -> None:
    told = asked(
        page,
        """
      const { meant } = await m("dial");
      const ticket = (number) => ({ number, ticket_id: `id-${number}` });
      const desk = { window: 3, waiting: [ticket("A021"), ticket("B021")],
        held: [ticket("A007")], missed: [ticket("A019")] };
      const board = { windows: [{ number: 3, queues: ["a", "b"] }],
        queues: [{ id: "a", prefix: "A" }, { id: "b", prefix: "B" }, { id: "c", prefix: "C" }] };
      const told = (typed) => meant(typed, desk, board).map((t) => t.number + (t.where || "?"));
      return ["", "21", "021", "b021", "7", "19", "55", "c3", "x"].map(told);
    """,
    )
    assert told == [
        [],
        ["A021waiting", "B021waiting"],
        ["A021waiting", "B021waiting"],
        ["B021waiting"],
        ["A007held"],
        ["A019missed"],
        ["A055?", "B055?"],
        ["C003?"],
        [],
    ]


def test_every_key_has_one_meaning_and_digits_two(page: Page) -> None:
    told = asked(
        page,
        """
      const { deskKey, panelKey } = await m("keys");
      return [deskKey("Numpad2", "free"), deskKey("Numpad0", "free"), deskKey("Numpad2", "serving"),
        deskKey("Numpad0", "serving"), deskKey("Numpad2", "called"), deskKey("Space", "free"),
        deskKey("constructor", "free"), panelKey("Digit3"), panelKey("NumpadDecimal"),
        deskKey("NumLock", "serving"), panelKey("NumLock")];
    """,
    )
    assert told == [
        {"dial": "2"},
        {"dial": "0"},
        {"outcome": 2},
        {"act": "finish_visit"},
        None,
        {"primary": True},
        None,
        {"choice": 3},
        {"back": True},
        {"more": True},
        {"more": True},
    ]


def test_a_silent_console_asks_about_an_open_ticket_and_locks(page: Page) -> None:
    told = asked(
        page,
        """
      const { Idle } = await m("idle");
      const idle = new Idle(0), minute = 60_000;
      const desk = { visit: {}, idle_prompt_min: 5, idle_lock_min: 10 };
      const never = { visit: {}, idle_prompt_min: 0, idle_lock_min: 0 };
      const told = [4.9, 5, 9.9, 10].map((at) =>
        [idle.asks(at * minute, desk), idle.locks(at * minute, desk)]);
      const free = idle.asks(9 * minute, { ...desk, visit: null });
      const off = [idle.asks(99 * minute, never), idle.locks(99 * minute, never)];
      idle.touch(9 * minute);
      return { told, free, off, touched: idle.locks(11 * minute, desk) };
    """,
    )
    assert told == {
        "told": [[0, False], [5, False], [9, False], [10, True]],
        "free": 0,
        "off": [0, False],
        "touched": False,
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


def test_what_was_known_of_cases_is_asked_anew_on_another_day(page: Page) -> None:
    """A case's panel left open over midnight shows the new day's colour."""
    told = asked(
        page,
        """
      const { CaseBook } = await m("casebook");
      const shown = [];
      let day = "green";
      const usual = window.fetch;
      window.fetch = async () => ({ ok: true, json: async () => day });
      const settled = () => new Promise((done) => setTimeout(done, 0));
      const look = async (today) => {
        book.onDay(today);
        book.case("c");
        await settled();
        shown.push(book.case("c").value);
      };
      const book = new CaseBook("token", () => {});
      await look("2026-11-22");
      day = "red";
      await look("2026-11-22");
      await look("2026-11-23");
      window.fetch = usual;
      return shown;
    """,
    )
    assert told == ["green", "green", "red"]


@pytest.mark.row("F2")
def test_a_promise_is_told_in_the_unit_of_its_item(page: Page) -> None:
    told = asked(
        page,
        """
        const { promiseOf, promiseText } = await m("open_case");
        const [words] = Object.values(await m("case_words_zh"));
        const t = (key, told = {}) => words[key].replace("{n}", told.n);
        const rules = { default_days: 5 };
        const items = [
          { promised: { amount: 30, unit: "day" } },
          { promised: { amount: 0, unit: "same_day" } },
          { promised: { amount: 2, unit: "hour" } },
          {},
        ];
        return items.map((item) => {
          const promise = promiseOf(item, {}, rules);
          return [promiseText(promise, t), promise.published];
        });
        """,
    )
    assert told == [["30 天", True], ["当天", True], ["2 小时", True], ["5 个工作日", False]]
