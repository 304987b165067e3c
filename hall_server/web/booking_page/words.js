/* What the page says, in its two languages. */
var WORDS = {
  zh: {
    title: '预约办事', other: 'English', what: '要办什么事？', day: '哪一天来？', time: '几点来？',
    who: '谁来办？', name: '姓名', phone: '手机号码', book: '预约', back: '返回', wait: '请稍等…',
    none: '没有可以预约的事项，请直接到大厅取号。', full: '这一天已约满，请换一天。',
    code: '预约码', come: '请在 {from} 到 {until} 之间到大厅取号机，输入预约码或手机号码报到。',
    keep: '请记下预约码，或收藏这个网址，可以改约、取消：', booked: '预约好了',
    state: { booked: '已预约', arrived: '已报到', cancelled: '已取消', missed: '已过期' },
    change: '改时间', cancel: '取消预约', sure: '真的要取消吗？取消后这个时段不一定能再约到。',
    yes: '确定取消', no: '不取消', again: '再约一个', lost: '没有找到这个预约。',
    badname: '请填写姓名。', badphone: '请填写 11 位手机号码。',
    offline: '没有连上，请再试一次。', privacy: '姓名和手机号码只用于这次预约，当天过后即删除。',
    weekdays: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], date: '{month}月{day}日 {weekday}',
    today: '今天', tomorrow: '明天'
  },
  en: {
    title: 'Book a visit', other: '中文', what: 'What is it about?', day: 'Which day?',
    time: 'What time?', who: 'Who will come?', name: 'Name', phone: 'Mobile number', book: 'Book',
    back: 'Back', wait: 'One moment…', none: 'Nothing can be booked; please take a ticket in the hall.',
    full: 'This day is full; please choose another.', code: 'Booking code',
    come: 'Between {from} and {until} enter the code or your mobile number at the kiosk in the hall.',
    keep: 'Note the code, or keep this address to change or cancel:', booked: 'Booked',
    state: { booked: 'Booked', arrived: 'Checked in', cancelled: 'Cancelled', missed: 'Past' },
    change: 'Change the time', cancel: 'Cancel the booking',
    sure: 'Really cancel? This time may not be free again.', yes: 'Yes, cancel', no: 'Keep it',
    again: 'Book another', lost: 'No such booking was found.', badname: 'Please enter a name.',
    badphone: 'Please enter a mobile number of 11 digits.', offline: 'No answer; please try again.',
    privacy: 'Name and number serve this booking only and are erased after its day.',
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    date: '{weekday} {day} {month}', today: 'Today,', tomorrow: 'Tomorrow,'
  }
};
