// Every screen of a pad with the longest texts there are: states(facts) -> name -> messages told to it.

import { begun } from "/pad/state.js";
import { update } from "/pad/update.js";

const w = (zh, en) => ({ zh, en });
const ASKED = Date.parse("2026-11-23T01:30:00Z");

const NAMES = {
  5: w("非常满意", "Very satisfied"),
  4: w("满意", "Satisfied"),
  3: w("基本满意", "Fairly satisfied"),
  2: w("不满意", "Dissatisfied"),
  1: w("非常不满意", "Very dissatisfied"),
};

const LONG = w(
  "在线预约办理后到实体大厅重复取号排队",
  "Booked online, but had to take a number and queue again in the hall",
);

const TAGS = { 5: 2, 4: 0, 3: 4, 2: 8, 1: 11 };

const levels = Object.entries(NAMES).map(([level, name]) => ({
  level: Number(level),
  name,
  tags: Array.from({ length: TAGS[level] }, (_, place) => ({
    code: level * 100 + place,
    text: place % 2 ? w("服务态度生硬", "Cold manner") : LONG,
  })),
}));

const board = (state = "open", notices = NOTICES) => ({
  name: w("云禾镇便民服务中心", "Yunhe Town Service Centre"),
  time_zone: "Asia/Shanghai",
  windows: [{ number: 12, name: w("城乡居民社会保险一", "Social insurance 1"), state, visit: null }],
  notices,
});

const NOTICES = [
  {
    title: w("温馨提示", "Please note"),
    text: w(
      "周五下午大厅系统维护，部分业务改为上午办理，请您提前安排好时间",
      "On Friday afternoon the hall's computers are looked after; some services are given in the morning",
    ),
  },
];

const pad = (visit, more = {}) => ({
  window: 12,
  clerk: w("王芳", "Wang Fang"),
  post: w("综合窗口办事员", "Counter officer"),
  visit,
  number: visit ? "A012" : null,
  language: "zh",
  asked_at: visit ? new Date(ASKED).toISOString() : null,
  until: visit ? new Date(ASKED + 60_000).toISOString() : null,
  levels: visit ? levels : [],
  ...more,
});

const linked = (told = pad(null), hall = board()) =>
  ({ link: { connected: true, snapshot: { board: hall, pad: told }, window: 12, goodbye: null } });
const lost = (goodbye = null) => ({ link: { connected: false, snapshot: null, window: 12, goodbye } });
const tick = (seconds, room) => ({ tick: { now: 1000 + seconds, hall: ASKED + seconds * 1000, room } });
const touch = (key) => ({ touch: key });

/** name -> the state, in this language, with this room for reasons. */
export function states(language, room) {
  const at = (...messages) =>
    messages.reduce((state, message) => update(state, message)[0], { ...begun(language), room });
  const card = [tick(-10, room), linked()];
  const asking = [...card, tick(0, room), linked(pad("v1", { language }))];
  const rated = (level) => [...asking, tick(5, room), touch(`level:${level}`)];
  const saying = [...card, touch("complain"), touch("tell:what:complaint")];
  const said = [...saying, touch("tell:category:other"), touch("tell:sentence:0")];
  const sent = [...said, touch("tell:send")];
  const nobody = pad(null, { clerk: null, post: null });
  const long = pad(null, {
    clerk: w("欧阳诗琪", "Alexandra Montgomery-Featherstone"),
    post: w("城乡居民社会保险综合岗", "Social security and insurance officer"),
  });
  return {
    card: at(...card),
    "card-long": at(...card, linked(long)),
    "card-bare": at(...card, linked(nobody, board("open", []))),
    closed: at(...card, linked(pad(null), board("closed"))),
    paused: at(...card, linked(pad(null), board("paused"))),
    away: at(...card, lost()),
    "away-first": at(tick(-10, room), lost()),
    refused: at(tick(-10, room), lost({ code: "wrong-role" })),
    asking: at(...asking, tick(12, room)),
    "asking-again": at(...rated(2), touch("back")),
    reasons: at(...rated(2), touch("tag:1"), touch("tag:4"), tick(8, room)),
    "reasons-two": at(...rated(5)),
    "reasons-none": at(...rated(4)),
    "reasons-pages": at(...rated(1), touch("next"), touch("tag:9")),
    writing: at(...rated(2), touch("write")),
    "writing-full": at(...rated(2), touch("write"), { written: "工作人员把需要的材料讲得不清楚，我来回跑了三次。".repeat(9) }),
    thanks: at(...rated(2), touch("submit")),
    complaint: at(...card, touch("complain")),
    "complaint-category": at(...saying),
    "complaint-words": at(...said),
    "complaint-writing": at(...said, touch("tell:write")),
    "complaint-sending": at(...sent),
    "complaint-taken": at(...sent, { told: { place: 1, taken: { number: "20260017", code: "482913" } } }),
    "complaint-refused": at(...sent, { told: { place: 1, taken: null, refusal: "too-often" } }),
  };
}
