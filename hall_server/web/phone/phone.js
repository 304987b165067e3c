/* One ticket on a phone. Written for browsers of ten years ago: no modules, no fetch, no classes. */
(function () {
  "use strict";

  var WORDS = {
    zh: {
      waiting: function (now) {
        return now.ahead ? "前面还有 " + now.ahead + " 人" : "下一个就是您，请准备";
      },
      called: function (now) { return "请到 " + now.window + " 号窗口"; },
      serving: function (now) { return "正在 " + now.window + " 号窗口办理"; },
      held: function (now) { return "号已为您保留，办好后回 " + now.window + " 号窗口"; },
      missed: function (now, number) { return number + " 已过号"; },
      finished: function () { return "已办结"; },
      cancelled: function () { return "已取消"; },
      below: function (high) { return "大约 " + high + " 分钟以内"; },
      about: function (high) { return "大约 " + high + " 分钟"; },
      range: function (low, high) { return "大约 " + low + "–" + high + " 分钟"; },
      unknown: "窗口开始办理后，这里会显示要等多久",
      at: function (list) { return list.length > 1 ? list.join("、") + " 号窗口之一办理" : list[0] + " 号窗口办理"; },
      hurry: "请带好材料，现在就去",
      back: "请到取号机扫这张号票，或到导办台，可以排回来",
      gone: "请重新取号",
      returned: "已经排回队里",
      passed: "已转到另一个队，不用重新取号",
      calls: "刚才叫到",
      window: " 号窗口",
      let: "晚一点再叫我",
      letAsk: "让几个人先办？",
      people: " 人",
      never: "不用了",
      other: "重新选",
      cancel: "不办了，取消",
      cancelAsk: "取消后要重新取号。真的取消吗？",
      yes: "取消这个号",
      no: "不取消",
      why: "为什么别人先办？",
      whyNone: "没有比您晚来的人先被叫到。",
      whyHead: "比您晚来、先叫到的：",
      whyLimit: function (n) { return "按大厅规定，一个号最多被 " + n + " 个后来的号越过。"; },
      rate: "这次办得怎么样？",
      tags: "可以点选原因（不选也行）",
      text: "想说的话（不写也行）",
      send: "提交评价",
      thanks: "谢谢，评价已收到",
      kept: "评价已保存，不能再改。办完后又有情况，可以追评一次。",
      until: function (day) { return day + "前可以评价"; },
      addUntil: function (day) { return day + "前可以追评"; },
      over: "评价期已过",
      add: "追评一次",
      addHead: "追评：现在怎么看这次办事？",
      addText: "补充说明",
      addSend: "提交追评",
      addNeeded: "请选一项，或者写几句话",
      added: "谢谢，追评已收到",
      away: function (time) { return "连不上大厅。这里是 " + time + " 的情况，可能已经变了；连上后会自动更新，请留意大厅的屏幕和广播"; },
      refused: "没有办成，请到导办台",
      cases: "这次办成的件",
      progress: function (number) { return number + "　查进度"; },
      opinion: "提意见、投诉、表扬",
      more: "办事指南、预约、谁在办公",
      taken: function (time) { return time + " 取号"; },
      hotline: "咨询电话 ",
      switch: "English"
    },
    en: {
      waiting: function (now) {
        return now.ahead ? now.ahead + " before you" : "You are next, please get ready";
      },
      called: function (now) { return "Please go to window " + now.window; },
      serving: function (now) { return "Being served at window " + now.window; },
      held: function (now) { return "Your number is kept; come back to window " + now.window; },
      missed: function (now, number) { return number + " was called and missed"; },
      finished: function () { return "Finished"; },
      cancelled: function () { return "Cancelled"; },
      below: function (high) { return "Less than about " + high + " minutes"; },
      about: function (high) { return "About " + high + " minutes"; },
      range: function (low, high) { return "About " + low + " to " + high + " minutes"; },
      unknown: "How long it takes is shown here once a window is open",
      at: function (list) { return (list.length > 1 ? "At one of windows " : "At window ") + list.join(", "); },
      hurry: "Please bring your papers and go now",
      back: "Scan this ticket at the ticket machine, or ask the guide desk, to come back into line",
      gone: "Please take a new number",
      returned: "You are back in line",
      passed: "Handed on to another line; no new number is needed",
      calls: "Called just now",
      window: " → window ",
      let: "Call me a little later",
      letAsk: "How many may go before you?",
      people: "",
      never: "Never mind",
      other: "Choose again",
      cancel: "Give up my number",
      cancelAsk: "You would need a new number afterwards. Give it up?",
      yes: "Give it up",
      no: "Keep it",
      why: "Why were others called first?",
      whyNone: "Nobody who came after you was called before you.",
      whyHead: "Came after you and were called before:",
      whyLimit: function (n) { return "By this hall's rule at most " + n + " later numbers go before one."; },
      rate: "How was it?",
      tags: "Reasons, if you like",
      text: "Anything you want to say (optional)",
      send: "Send",
      thanks: "Thank you, your rating has arrived",
      kept: "Your rating is kept and can't be changed. If something came of it later, you may add to it once.",
      until: function (day) { return "You may rate until " + day; },
      addUntil: function (day) { return "You may add to it until " + day; },
      over: "The time for rating has passed",
      add: "Add to my rating",
      addHead: "How do you see it now?",
      addText: "What you would add",
      addSend: "Send it",
      addNeeded: "Choose one, or write a few words",
      added: "Thank you, it was added to your rating",
      away: function (time) { return "The hall can't be reached. This is how things stood at " + time + " and may have changed; it goes on by itself. Please mind the boards and calls in the hall"; },
      refused: "That did not work; please ask at the guide desk",
      cases: "What your visit became",
      progress: function (number) { return number + ": how it stands"; },
      opinion: "Complain, suggest, praise",
      more: "Guide, booking, who serves",
      taken: function (time) { return "Taken at " + time; },
      hotline: "Questions: ",
      switch: "中文"
    }
  };

  var LINED = { waiting: 1, transferred: 1, restored: 1 };
  var ASK_EVERY_MS = 10000;
  var LISTEN_EVERY_MS = 60000;
  var PATIENCE_MS = 6000; /* three heartbeats of the hall's */
  var LOST_MS = 3000;     /* the same, of a line that was closed */
  var base = "/api/v1" + location.pathname.replace("/t/", "/tickets/");
  var told = JSON.parse(byId("told").textContent);
  if (!told) { return; }
  var now = told.now;
  var language = told.language === "en" ? "en" : "zh";
  var open = null;
  var level = null;
  var adding = false;
  var alarm = null;
  var heard = Date.now();
  var patience = PATIENCE_MS;
  var isOld = false;
  var refusal = "";
  var source = null;
  var dialled = 0;
  var asking = null;

  function byId(id) { return document.getElementById(id); }
  function words() { return WORDS[language]; }
  function text(id, said) { byId(id).textContent = said || ""; }
  function show(id, on) { byId(id).hidden = !on; }

  function make(kind, said, parent) {
    var made = document.createElement(kind);
    if (said) { made.textContent = said; }
    parent.appendChild(made);
    return made;
  }

  function button(said, parent, act, look) {
    var made = make("button", said, parent);
    made.type = "button";
    made.className = look || "";
    made.onclick = act;
    return made;
  }

  function clear(id) {
    var part = byId(id);
    while (part.firstChild) { part.removeChild(part.firstChild); }
    return part;
  }

  /* --- what is so ------------------------------------------------------------------------ */

  function headline() {
    var say = words()[LINED[now.state] ? "waiting" : now.state];
    return say(now, told.number);
  }

  function waitWords() {
    var wait = now.wait;
    if (!LINED[now.state]) { return ""; }
    if (!wait) { return words().unknown; }
    if (wait.low === 0) { return words().below(wait.high); }
    return wait.low === wait.high ? words().about(wait.high) : words().range(wait.low, wait.high);
  }

  function detail() {
    if (now.state === "called") { return words().hurry; }
    if (now.state === "missed") { return now.returns > 0 ? words().back : words().gone; }
    if (now.state === "restored") { return words().returned; }
    if (now.state === "transferred") { return words().passed; }
    return LINED[now.state] && now.windows.length ? words().at(now.windows) : "";
  }

  function draw() {
    var say = words();
    document.documentElement.lang = language === "en" ? "en" : "zh-CN";
    drawAway();
    text("hall", told.hall[language]);
    text("language", say.switch);
    show("language", true);
    text("queue", told.items.map(function (item) { return item.name[language]; }).join(" · ") ||
      told.queue[language]);
    text("state", headline());
    text("wait", waitWords());
    text("detail", detail());
    text("foot", say.taken(told.issued_at) + "　" + say.hotline + told.hotline);
    document.title = now.state === "called" ? "● " + headline() : told.number + " " + headline();
    drawCases();
    drawCalls();
    drawBesides();
    drawActs();
    drawRating();
  }

  function link(said, address, parent) {
    var made = make("a", said, parent);
    made.className = "link";
    made.href = address + (address.indexOf("?") < 0 ? "?" : "&") + "lang=" + language;
  }

  function drawCases() {
    var part = clear("cases");
    show("cases", now.cases.length > 0);
    make("h2", words().cases, part);
    now.cases.forEach(function (number) {
      link(words().progress(number), "/m/progress?number=" + number, part);
    });
  }

  function drawBesides() {
    var part = clear("besides");
    show("besides", true);
    link(words().opinion, location.pathname + "/opinion", part);
    link(words().more, "/m", part);
  }

  function drawCalls() {
    var part = clear("calls");
    show("calls", LINED[now.state] && now.calls.length > 0);
    make("h2", words().calls, part);
    now.calls.forEach(function (call) {
      make("p", language === "en" ? call.number + words().window + call.window
        : call.number + " → " + call.window + words().window, part);
    });
  }

  /* --- what can be done ------------------------------------------------------------------- */

  function drawActs() {
    var part = clear("acts"), lined = Boolean(LINED[now.state]);
    show("acts", lined);
    if (!lined && open) { openPart(null); }
    if (!lined) { return; }
    button(words().let, part, function () { openPart(askLet); });
    button(words().why, part, askWhy);
    button(words().cancel, part, function () { openPart(askCancel); }, "quiet");
  }

  function openPart(drawer) {
    open = drawer;
    var part = clear("more");
    show("more", Boolean(drawer));
    if (drawer) {
      drawer(part);
      if (part.scrollIntoView) { part.scrollIntoView(false); }
    }
  }

  function askLet(part) {
    make("h2", words().letAsk, part);
    [1, 3, 5, 10].forEach(function (count) {
      button(count + words().people, part, function () {
        post("/let-pass", { count: count }, function () { openPart(null); });
      }, "choice");
    });
    button(words().never, part, function () { openPart(null); }, "quiet");
  }

  function askCancel(part) {
    make("p", words().cancelAsk, part);
    button(words().yes, part, function () {
      post("/cancel", {}, function () { openPart(null); });
    }, "danger");
    button(words().no, part, function () { openPart(null); });
  }

  function askWhy() {
    send("GET", "/why", null, function (answer) {
      openPart(function (part) {
        make("h2", answer.passed.length ? words().whyHead : words().whyNone, part);
        answer.passed.slice(-20).forEach(function (call) {
          make("p", clock(call.called_at) + "　" + call.words[language], part);
        });
        make("p", words().whyLimit(answer.limit), part);
      });
    });
  }

  function clock(instant) {
    var time = new Date(instant), minutes = time.getMinutes();
    return time.getHours() + ":" + (minutes < 10 ? "0" : "") + minutes;
  }

  /* --- rating ------------------------------------------------------------------------------ */

  function drawRating() {
    var late = now.rate_until && new Date(now.rate_until) < new Date();
    var wanted = now.state === "finished" && !late && !(now.rated && now.supplemented);
    if (!wanted) { level = null; }
    if (wanted && level !== null && adding === now.rated) { return; }
    level = null;
    adding = now.rated;
    var part = clear("rating");
    show("rating", now.state === "finished");
    if (now.rated) { drawRated(part, late); return; }
    make("h2", late ? words().over : words().rate, part);
    if (!wanted) { return; }
    told.levels.forEach(function (one) {
      button(one.name[language], part, function () { rate(one); }, "level");
    });
    make("p", words().until(lastDay()), part).className = "note";
  }

  function drawRated(part, late) {
    make("h2", now.supplemented ? words().added : words().thanks, part);
    if (now.supplemented || late) { return; }
    make("p", words().kept, part);
    button(words().add, part, supplement);
    make("p", words().addUntil(lastDay()), part).className = "note";
  }

  function lastDay() {
    var last = new Date(now.rate_until);
    if (language === "en") { return last.getDate() + "/" + (last.getMonth() + 1) + " " + clock(last); }
    return (last.getMonth() + 1) + "月" + last.getDate() + "日" + clock(last);
  }

  function supplement() {
    var part = clear("rating"), chosen = null, buttons = [], area;
    level = 0;
    make("h2", words().addHead, part);
    told.levels.forEach(function (one) {
      var made = button(one.name[language], part, function () {
        chosen = chosen === one.level ? null : one.level;
        buttons.forEach(function (other) {
          var on = other === made && chosen !== null;
          other.className = on ? "tag on" : "tag";
          other.setAttribute("aria-pressed", String(on));
        });
      }, "tag");
      buttons.push(made);
    });
    area = field(part, words().addText);
    button(words().addSend, part, function () {
      if (chosen === null && !area.value.trim()) { area.placeholder = words().addNeeded; area.focus(); return; }
      post("/supplement", { level: chosen, text: area.value }, function () { now.supplemented = true; draw(); });
    }, "send");
    button(words().never, part, function () { level = null; drawRating(); }, "quiet");
  }

  function field(part, said) {
    var area = make("textarea", "", part);
    area.maxLength = 150;
    area.placeholder = said;
    area.setAttribute("aria-label", said);
    return area;
  }

  function rate(one) {
    var part = clear("rating"), chosen = {}, area;
    level = one.level;
    make("h2", one.name[language], part);
    if (one.tags.length) { make("p", words().tags, part); }
    one.tags.forEach(function (tag) {
      var made = button(tag.text[language], part, function () {
        chosen[tag.code] = !chosen[tag.code];
        made.className = chosen[tag.code] ? "tag on" : "tag";
        made.setAttribute("aria-pressed", String(Boolean(chosen[tag.code])));
      }, "tag");
    });
    area = field(part, words().text);
    button(words().send, part, function () {
      var tags = one.tags.filter(function (tag) { return chosen[tag.code]; });
      post("/rating", {
        level: one.level, text: area.value, tags: tags.slice(0, 8).map(function (tag) { return tag.code; })
      }, function () { now.rated = true; draw(); });
    }, "send");
    button(words().other, part, function () { level = null; drawRating(); }, "quiet");
  }

  /* --- the line to the hall ---------------------------------------------------------------- */

  function id() {
    var made = "", place;
    for (place = 0; place < 24; place += 1) { made += Math.floor(Math.random() * 36).toString(36); }
    return "phone-" + made;
  }

  function post(path, body, done) {
    body.command_id = id();
    send("POST", path, JSON.stringify(body), done);
  }

  function send(method, path, body, done) {
    var request = new XMLHttpRequest(), tries = 0;
    function again() { tries += 1; setTimeout(go, 1000 * tries); }
    function go() {
      request.open(method, base + path);
      request.timeout = ASK_EVERY_MS;
      if (body) { request.setRequestHeader("Content-Type", "application/json"); }
      request.send(body);
    }
    request.onload = function () {
      var answer = JSON.parse(request.responseText);
      if (request.status === 503 && tries < 5) { again(); return; }
      if (request.status >= 400) { refuse(answer); return; }
      refuse(null);
      done(answer);
      if (!window.EventSource) { ask(); }
    };
    request.onerror = function () { if (tries < 5) { again(); } else { refuse({}); } };
    request.ontimeout = request.onerror;
    go();
  }

  function refuse(answer) {
    var error = answer && answer.error;
    refusal = error ? error.message[language] : answer ? words().refused : "";
    drawAway();
  }

  function drawAway() {
    var said = isOld ? words().away(clock(heard)) : refusal;
    document.body.className = now.state + (isOld ? " old" : "");
    show("away", Boolean(said));
    if (byId("away").textContent !== said) { text("away", said); }
  }

  function take(fresh) {
    var before = now.state + now.round;
    now = fresh;
    if (now.state === "called" && before !== now.state + now.round) { ring(); }
    draw();
  }

  function ring() {
    if (navigator.vibrate) { navigator.vibrate([400, 200, 400, 200, 800]); }
    try {
      alarm = alarm || new (window.AudioContext || window.webkitAudioContext)();
      [0, 0.35, 0.7].forEach(function (start) {
        var tone = alarm.createOscillator(), gain = alarm.createGain();
        tone.frequency.value = 880;
        gain.gain.value = 0.2;
        tone.connect(gain);
        gain.connect(alarm.destination);
        tone.start(alarm.currentTime + start);
        tone.stop(alarm.currentTime + start + 0.22);
      });
    } catch (silent) { return; }
  }

  /* Something came from the hall: what stands here is so. */
  function fresh(limit) {
    heard = Date.now();
    patience = limit;
    isOld = false;
    drawAway();
  }

  function ask() {
    var request = new XMLHttpRequest();
    request.open("GET", base + "/page");
    request.timeout = PATIENCE_MS;
    request.onload = function () {
      if (request.status !== 200) { return; }
      fresh(source && source.readyState === 1 ? PATIENCE_MS : ASK_EVERY_MS + PATIENCE_MS);
      take(JSON.parse(request.responseText).now);
    };
    request.send();
  }

  function listen() {
    var line = source = new EventSource(base + "/events");
    dialled = Date.now();
    line.onopen = function () { clearInterval(asking); asking = null; };
    line.onmessage = function (event) { fresh(PATIENCE_MS); take(JSON.parse(event.data)); };
    line.addEventListener("beat", function () { fresh(PATIENCE_MS); });
    line.onerror = function () {
      if (line.readyState !== 2) { patience = LOST_MS; return; }
      source = null; /* no line for this ticket: the page asks instead, and tries again later */
      ask();
      asking = asking || setInterval(ask, ASK_EVERY_MS);
      setTimeout(listen, LISTEN_EVERY_MS);
    };
  }

  /* A line that is silent for too long is dead, though nobody told us: say so, dial anew. */
  function tend() {
    heard = Math.min(heard, Date.now());
    if (Date.now() - heard <= patience) { return; }
    isOld = true;
    drawAway();
    if (source && Date.now() - dialled > PATIENCE_MS) { source.close(); listen(); }
  }

  /* The phone slept, or found its network again: nothing here can be trusted before it was asked. */
  function wake() {
    if (document.hidden) { return; }
    tend();
    ask();
  }

  byId("language").onclick = function () {
    language = language === "en" ? "zh" : "en";
    openPart(null);
    level = null;
    draw();
  };
  draw();
  setInterval(tend, 1000);
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { wake(); } });
  if (window.EventSource) { listen(); } else { patience += ASK_EVERY_MS; setInterval(ask, ASK_EVERY_MS); }
}());
