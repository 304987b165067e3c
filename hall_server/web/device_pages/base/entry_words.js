// What a device's screen says while it is not let in: the words of every device, and two of browsers.

const w = (zh, en) => ({ zh, en });

export const TITLE = {
  new: w("本机还没有登记", "This device is not enrolled yet"),
  revoked: w("本机的钥匙已停用", "This device's key was revoked"),
  unknown: w("大厅不认识本机", "The hall does not know this device"),
};

export const ABOUT = {
  new: w("登记一次就好，几分钟完成。", "Enrolling is done once and takes some minutes."),
  revoked: w("管理员停用了本机。要再用，请重新登记。", "An administrator revoked it. To use it again, enrol it anew."),
  unknown: w(
    "服务器里没有本机的钥匙：可能已由别的机器接替，或换过服务器。要再用，请重新登记。",
    "The server has no such key: another machine took this one's place, or it is another server. To use it again, enrol it anew.",
  ),
};

export const STEPS = [
  w("管理员在电脑上打开 {page}", "The administrator opens {page}"),
  w("输入屏幕上的6位登记码", "Types the six digits on this screen"),
];

/** A browser has looked at the certificate itself, and said so where it is a stranger's. */
export const COMPARE = w(
  "浏览器没有安全警告、校验字和电脑上一样，才确认",
  "Confirms only if this browser gave no warning and the check words are the same",
);

export const WORDS = {
  confirm: w("选好用途和名称，确认", "Chooses what it is for, and confirms"),
  code: w("登记码", "Code"),
  check: w("校验字", "Check words"),
  fetching: w("正在取登记码……", "Fetching a code…"),
  foot: w(
    "登记码15分钟内有效，过后自动换新。来办事的群众请找工作人员。",
    "The code is good for 15 minutes, then a new one comes. Citizens: please ask the staff.",
  ),
  again: w("本机会自己再试。来办事的群众请找工作人员。", "The device tries again by itself. Citizens: please ask the staff."),
  awayNow: w("暂时连不上服务器，本机会自己再试。", "The server can't be reached now; trying again."),
  machine: w("浏览器 {size}", "Browser {size}"),
};

/** trouble -> [title, about, steps]. A stranger's certificate the browser tells by itself. */
export const TROUBLE = {
  away: [
    w("连不上服务器", "The server can't be reached"),
    w("{server}", "{server}"),
    [
      w("看网线是否插好、交换机是否亮灯", "Is the network cable in, the switch lit?"),
      w("看服务器是否开机", "Is the server running?"),
    ],
  ],
  busy: [w("登记的设备太多", "Too many devices ask"), w("请等几分钟。", "Please wait some minutes."), []],
  refused: [w("管理员没有同意", "The administrator said no"), w("马上换一个新的登记码。", "A new code comes in a moment."), []],
};

export const SCAN = w("接替旧设备：用扫码枪扫它身上的标签", "To replace a device: scan the label on it, here");
export const TAKES_OVER = w("将接替 {old}，请管理员确认", "Takes the place of the {old} once the administrator confirms");

export const WISH_TROUBLE = {
  "no-label": w("扫到的不是设备标签", "That is no label of a device"),
  "unknown-label": w("本大厅没有这个标签的设备", "This hall has no device of that label"),
  "other-kind": w(
    "那是{old}的标签，本机不是同一种设备",
    "That is the label of the {old}: another kind of device",
  ),
};

/** What a label's device is called. */
export const KINDS = {
  kiosk: w("取号机", "Kiosk"),
  guide: w("导办台", "Guide desk"),
  display: w("显示屏", "Display"),
  evaluator: w("评价器", "Rating pad"),
  printer: w("打印机", "Printer"),
};

/** A device in words: `3号窗口评价器「pad-3」`. */
export function called({ role, name, window }, language) {
  const kind = KINDS[role]?.[language] ?? role;
  if (language === "en") return `${kind.toLowerCase()} “${name}”${window ? ` at window ${window}` : ""}`;
  return `${window ? `${window}号窗口` : ""}${kind}「${name}」`;
}
