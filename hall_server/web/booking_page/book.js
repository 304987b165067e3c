/* Booking by phone: item, day, time, name. Plain script of 2011, for the oldest phone that comes. */
(function () {
  'use strict';

  var API = '/api/v1/appointments';
  var main = document.getElementById('main');
  var language = /^zh/i.test(navigator.language || 'zh') ? 'zh' : 'en';
  var secret = location.pathname.indexOf('/b/') === 0 ? location.pathname.slice(3) : null;
  var items = null, item = null, day = null, slot = null, booking = null, moving = false;
  var listed = null, typed = { name: '', phone: '' }, orderId = null, draw = drawItems;

  function w() { return WORDS[language]; }

  /* --- asking the hall ---------------------------------------------------------------------- */

  function ask(method, path, body, then) {
    var request = new XMLHttpRequest();
    request.open(method, API + path);
    request.timeout = 15000;
    request.setRequestHeader('Content-Type', 'application/json');
    request.onload = function () {
      var told = null;
      try { told = JSON.parse(request.responseText); } catch (ignored) { told = null; }
      if (request.status < 300 && told) { then(told); return; }
      refused(told && told.error);
    };
    request.onerror = request.ontimeout = function () { refused(null); };
    request.send(body ? JSON.stringify(body) : null);
  }

  function refused(error) {
    draw(error ? error.message[language] : w().offline, error && error.code);
  }

  /* A try that was not answered is repeated under the same name: one press, one booking. */
  function newId() { return 'book-' + new Date().getTime() + '-' + Math.random().toString(36).slice(2); }

  /* --- drawing ------------------------------------------------------------------------------ */

  function clear(said) {
    main.innerHTML = '';
    document.title = document.getElementById('title').textContent = w().title;
    document.getElementById('language').textContent = w().other;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    if (typeof said === 'string') { put('p', said, 'said').setAttribute('role', 'alert'); }
    window.scrollTo(0, 0);
  }

  function put(kind, text, look, into) {
    var made = document.createElement(kind);
    if (text) { made.textContent = text; }
    if (look) { made.className = look; }
    (into || main).appendChild(made);
    return made;
  }

  function button(text, look, act, into) {
    var made = put('button', text, look, into);
    made.type = 'button';
    made.onclick = act;
    return made;
  }

  function waiting() { clear(); put('p', w().wait); }

  function back(to) { button(w().back, 'quiet', function () { go(to); }); }

  function go(screen) { draw = screen; screen(); }

  /* --- the steps ---------------------------------------------------------------------------- */

  function drawItems(said) {
    clear(said);
    put('h2', w().what);
    if (!items.length) { put('p', w().none); }
    items.forEach(function (one) {
      button(one.name[language], '', function () { item = one; askDays(null); });
    });
  }

  function askDays(wanted) {
    waiting();
    var asked = wanted || today();
    ask('GET', '/slots?item=' + encodeURIComponent(item.id) + '&day=' + asked, null, function (told) {
      listed = told;
      day = wanted;
      go(wanted ? drawTimes : drawDays);
    });
  }

  /* The guide's pages name the item they come from behind a '#'. */
  function drawWanted() {
    var wanted = decodeURIComponent(location.hash.slice(1));
    var named = items.filter(function (one) { return one.id === wanted; })[0];
    location.hash = '';
    if (!named) { go(drawItems); return; }
    item = named;
    askDays(null);
  }

  function drawDays(said) {
    clear(said);
    put('h2', item.name[language]);
    put('p', w().day);
    if (!listed || !listed.days.length) { put('p', w().none); }
    ((listed && listed.days) || []).forEach(function (one) {
      button(dayWords(one), '', function () { askDays(one); });
    });
    back(moving ? drawBooking : drawItems);
  }

  function drawTimes(said) {
    clear(said);
    put('h2', dayWords(day));
    put('p', listed.slots.length ? w().time : w().full);
    var grid = put('div', '', 'times');
    listed.slots.forEach(function (one) {
      button(clock(one.starts), '', function () { slot = one; chosen(); }, grid);
    });
    back(drawDays);
  }

  function chosen() {
    if (!moving) { orderId = newId(); go(drawWho); return; }
    waiting();
    draw = drawTimes;
    ask('POST', '/change', { secret: booking.secret, starts: slot.starts }, function (told) {
      booking = told;
      moving = false;
      go(drawBooking);
    });
  }

  function drawWho(said, code) {
    clear(said);
    put('h2', w().who);
    put('p', item.name[language]);
    put('p', dayWords(day) + ' ' + clock(slot.starts), 'chosen');
    var name = field('name', w().name, 'text', 40);
    var phone = field('phone', w().phone, 'tel', 20);
    put('p', w().privacy, 'note');
    if (code === 'slot-full' || code === 'no-such-slot') {
      button(w().back, 'main', function () { askDays(day); });
      return;
    }
    button(w().book, 'main', function () {
      typed = { name: name.value.replace(/^\s+|\s+$/g, ''), phone: phone.value.replace(/\D/g, '') };
      if (!typed.name) { drawWho(w().badname); return; }
      if (!/^1\d{10}$/.test(typed.phone)) { drawWho(w().badphone); return; }
      order();
    });
    back(drawTimes);
  }

  function field(id, text, kind, most) {
    put('label', text).htmlFor = id;
    var made = put('input');
    made.id = id;
    made.type = kind;
    made.maxLength = most;
    made.autocomplete = id === 'phone' ? 'tel' : 'name';
    made.value = typed[id];
    return made;
  }

  function order() {
    waiting();
    var body = {
      item: item.id, starts: slot.starts, name: typed.name, phone: typed.phone,
      language: language, command_id: orderId
    };
    ask('POST', '', body, function (told) {
      booking = told;
      typed = { name: '', phone: '' };
      go(drawBooking);
    });
  }

  function drawBooking(said) {
    clear(said);
    moving = false;
    if (booking.state === 'booked') { put('h2', '✓ ' + w().booked); }
    var card = put('div', '', 'card');
    put('div', booking.item_name[language], '', card);
    put('div', dayWords(localDay(booking.starts)), 'when', card);
    put('div', clock(booking.starts), 'time', card);
    if (booking.state !== 'booked') { put('p', w().state[booking.state], 'when', card); again(); return; }
    put('div', w().code, 'note', card);
    put('div', booking.code.slice(0, 4) + ' ' + booking.code.slice(4), 'code', card);
    put('p', w().come.replace('{from}', clock(booking.starts, -booking.early_min))
      .replace('{until}', clock(booking.starts, booking.late_min)));
    put('p', w().keep, 'note');
    put('p', location.origin + '/b/' + booking.secret, 'link');
    button(w().change, 'centre', function () {
      moving = true;
      item = { id: booking.item, name: booking.item_name };
      askDays(null);
    });
    button(w().cancel, 'danger', function () { go(drawSure); });
    again();
  }

  function again() {
    button(w().again, 'quiet', function () { booking = null; secret = null; begin(); });
  }

  function drawSure(said) {
    clear(said);
    put('h2', w().sure);
    button(w().no, 'main', function () { go(drawBooking); });
    button(w().yes, 'danger', function () {
      waiting();
      ask('POST', '/cancel', { secret: booking.secret }, function (told) {
        booking = told;
        go(drawBooking);
      });
    });
  }

  function drawLost(said) {
    clear(said || w().lost);
    again();
  }

  /* --- days and times, by the phone's own clock --------------------------------------- */

  function two(n) { return (n < 10 ? '0' : '') + n; }

  function text(date) {
    return date.getFullYear() + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate());
  }

  function today() { return text(new Date()); }

  function localDay(instant) { return text(new Date(instant)); }

  function clock(instant, minutes) {
    var at = new Date(new Date(instant).getTime() + (minutes || 0) * 60000);
    return two(at.getHours()) + ':' + two(at.getMinutes());
  }

  function dayWords(one) {
    var parts = one.split('-');
    var date = new Date(+parts[0], +parts[1] - 1, +parts[2]);
    var ahead = Math.round((date - new Date(today().replace(/-/g, '/'))) / 86400000);
    var near = ahead === 0 ? w().today : ahead === 1 ? w().tomorrow : '';
    var told = w().date.replace('{day}', +parts[2]).replace('{month}', w().months[+parts[1] - 1])
      .replace('{weekday}', w().weekdays[date.getDay()]);
    return near ? near + ' ' + told : told;
  }

  /* --- beginning ---------------------------------------------------------------------------- */

  function begin() {
    waiting();
    moving = false;
    if (secret) {
      draw = drawLost;
      ask('GET', '/' + encodeURIComponent(secret), null, function (told) { booking = told; go(drawBooking); });
      return;
    }
    items = items || [];
    draw = drawItems;
    ask('GET', '/items', null, function (told) { items = told; drawWanted(); });
  }

  document.getElementById('language').onclick = function () {
    language = language === 'zh' ? 'en' : 'zh';
    draw();
  };
  begin();
}());
