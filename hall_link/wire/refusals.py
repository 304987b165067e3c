"""Every refusal's permanent code and its words for people. Clients choose words by code."""

from hall_link.wire.base import Words


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


REFUSALS: dict[str, Words] = {
    # the line and the request
    "bad-message": _words("消息格式不对", "The message is malformed"),
    "invalid": _words("填写的内容有误", "Something in the request is wrong"),
    "too-large": _words("内容过长", "The request is too large"),
    "unsupported-wire-version": _words(
        "设备软件版本不符，请联系管理员", "The device's software does not fit this server"
    ),
    "not-found": _words("没有找到", "Not found"),
    "method-not-allowed": _words("不支持这种请求", "This method is not allowed here"),
    "unauthorized": _words("钥匙无效或已停用", "The key is missing, wrong or revoked"),
    "wrong-role": _words("该设备不能做这件事", "This role may not do that"),
    "command-id-reused": _words(
        "同一编号用于不同请求", "This command id was used for another request"
    ),
    "try-again": _words("系统忙，请再试一次", "Nothing was done; please try again"),
    "date-in-doubt": _words(
        "系统日期有疑问，请值班领导先确认日期，暂时不能办理新业务",
        "The date is in doubt: a leader must confirm it before anything new is begun",
    ),
    "no-room": _words(
        "服务器存储空间已满，暂时不能办理新业务，已取号的照常办理",
        "The server's disk is full: nothing new is begun; who has a number is served",
    ),
    "other-date": _words(
        "日期已经变了，请再看一次", "The date is another one by now; please look again"
    ),
    "internal": _words(
        "系统出错，请联系导办台", "The server has a fault; please tell the guide desk"
    ),
    "too-often": _words("操作太频繁，请稍等一分钟", "Too often; please wait a minute"),
    "registers-busy": _words(
        "正在制作另一份台账，请过一会儿再试",
        "Another register is being written; try again in a while",
    ),
    "too-slow": _words("线路太慢，请重新连接", "The line is too slow; connect again"),
    # tickets
    "unknown-item": _words("没有这个事项", "There is no such service item"),
    "item-not-served": _words("目前没有窗口办理该事项", "No window serves this item"),
    "unknown-ticket": _words("没有这张号票", "There is no such ticket"),
    "not-missed": _words("这张号没有过号", "This number was not missed"),
    "not-in-line": _words("这张号现在不在排队", "This number is not in line now"),
    "ticket-ended": _words("这张号已经结束", "This ticket has ended"),
    "no-return": _words(
        "过号后不能再排回，请重新取号", "It cannot come back; please take a new one"
    ),
    "other-day": _words("这是以前的号票，请重新取号", "This ticket is of an earlier day"),
    "unknown-priority": _words("没有这种优先", "The hall has no such priority"),
    "priority-not-allowed": _words(
        "这种优先请到导办台办理", "Please ask the guide desk for this priority"
    ),
    "reason-needed": _words("请写明理由和批准人", "A reason and an approver are needed"),
    "has-live-ticket": _words("您已有一张排队中的号", "You have a ticket in this line already"),
    "daily-limit": _words("今天的号已取完", "Today's tickets for this are all taken"),
    "too-many-presses": _words("取号太频繁，请稍等片刻", "Too many tickets at once; wait a moment"),
    "drawer-full": _words(
        "还有太多备用号票没用完，请先把旧的作废",
        "Too many slips of this queue are still in drawers; replace the old ones",
    ),
    "not-yet": _words("这个时间还没到，请看清号票上的时间", "That time has not come yet"),
    "slip-void": _words(
        "这张备用号票已作废，请给一张新号", "This slip is void; please issue a new ticket"
    ),
    "hall-closed": _words("现在不在办公时间", "The hall is closed now"),
    "not-before-closing": _words(
        "下班前可能办不到，请选择", "It may not be your turn before closing; please choose"
    ),
    # bookings
    "unknown-booking": _words("没有找到预约", "No such booking was found"),
    "slot-full": _words("这个时段已约满", "This slot is full"),
    "no-such-slot": _words("没有这个时段", "There is no such slot"),
    "too-many-bookings": _words("您的预约已达上限", "You have as many bookings as are allowed"),
    "too-early": _words("还没到预约时间，请稍后再来", "It is too early for this booking"),
    "booking-missed": _words("预约已过时，请重新取号", "The booking is past; please take a ticket"),
    "booking-ended": _words("这个预约已经结束", "This booking has ended"),
    "no-bookings": _words("本大厅不办理预约", "This hall takes no bookings"),
    # windows
    "no-show-too-soon": _words("请先按规定次数呼叫", "Call as often as the rule says first"),
    "window-paused": _words("窗口已暂停，请先恢复", "The window is paused; resume it first"),
    "not-paused": _words("窗口没有暂停", "The window is not paused"),
    "unknown-pause": _words("没有这个暂停原因", "There is no such reason to pause"),
    "nothing-to-undo": _words("没有可以撤销的操作", "There is nothing to take back any more"),
    "unknown-queue": _words("没有这个队列", "There is no such queue"),
    "unknown-help": _words("没有这个求助", "There is no such call for help"),
    "unknown-consultation": _words("没有这个咨询", "There is no such consultation"),
    "others-consultation": _words("这件咨询由别人负责", "Somebody else answers for this question"),
    "consultation-closed": _words("这件咨询已办结", "This consultation is closed"),
    "not-your-post": _words("您不是这个窗口的AB岗", "You do not belong to this window's posts"),
    "clerk-present": _words(
        "窗口人员在岗，不能代为放回", "The clerk is there; nothing is released"
    ),
    "unknown-window": _words("没有这个窗口", "There is no such window"),
    "wrong-window": _words("这不是您的窗口", "This is not your window"),
    "window-closed": _words("窗口未开放", "The window is closed"),
    "window-occupied": _words("该窗口已有人在岗", "Somebody else sits at this window"),
    "staff-elsewhere": _words("您已在另一窗口在岗", "You are signed in at another window"),
    "wrong-credentials": _words("姓名或密码不对", "Name or password is wrong"),
    "locked": _words(
        "密码多次输错，账号暂时锁定，请稍后再试",
        "Too many wrong passwords; the account is locked for a while",
    ),
    "password-must-change": _words("请先设置新密码", "Please choose a new password first"),
    "weak-password": _words("新密码不合要求", "The new password is not good enough"),
    "nobody-waiting": _words("目前无人等候", "Nobody is waiting"),
    "visit-open": _words("请先办结当前号", "Finish the present visit first"),
    "no-visit": _words("当前没有叫到的号", "No number is called to this window"),
    "not-called": _words("该号已开始办理", "The visit has already started"),
    "not-serving": _words("请先点开始办理", "The visit has not started yet"),
    "recall-too-soon": _words("请稍后再重呼", "Wait a little before recalling"),
    # ratings
    "visit-not-finished": _words("办结后才能评价", "The visit is not finished yet"),
    "already-rated": _words("这次服务已评价过", "This visit has been rated"),
    "other-visit": _words("不能评价这次服务", "This visit cannot be rated here"),
    "rating-too-late": _words("评价期已过", "The time for rating has passed"),
    "unknown-tag": _words("没有这个评价标签", "There is no such tag for this level"),
    "not-rated": _words("还没有评价，不能追评", "There is no rating to add to yet"),
    "already-supplemented": _words("已经追评过一次", "The rating has its supplement already"),
    # documents
    "unknown-form": _words("没有这种文书", "There is no such form"),
    "unknown-document": _words("没有这份文书", "There is no such document"),
    "document-voided": _words("这份文书已作废", "This document was voided"),
    "already-signed": _words("这份文书已签字", "This document is signed already"),
    "field-missing": _words("有必填项没有填", "A field that must be filled in is empty"),
    "unknown-media": _words("没有这个图片或文件", "There is no such picture or file"),
    "unfit-media": _words(
        "文件用不了，请换一个 PNG、JPG 图片或 PDF（不超过2兆、20页）",
        "This file can't be used; please take a PNG, JPEG or PDF of 2 MB and 20 pages at the most",
    ),
    "item-changed": _words("材料清单刚刚更新，请重新核对", "The list has changed; check it again"),
    # cases
    "unknown-case": _words(
        "没有查到，请核对办件编号和手机尾号", "Nothing found; please check the number and digits"
    ),
    "too-many-tries": _words(
        "输错次数太多，请一小时后再试或问导办台",
        "Too many wrong tries; try again in an hour or ask the guide desk",
    ),
    "unknown-kind": _words("没有这种办件类型", "The hall has no such kind of case"),
    "wrong-state": _words("办件现在的状态不能这样做", "The case does not allow this now"),
    "wrong-day": _words(
        "日期不对：不能晚于今天，也不能早于收件、决定的日期",
        "Not that day: it can't be after today, nor before the case came in or was decided",
    ),
    "not-your-case": _words("这件不归您办", "This case is not yours"),
    "ground-needed": _words("请选择法定情形", "Choose the ground it rests on"),
    "papers-needed": _words("请列明材料", "List the papers"),
    "limit-needed": _words("请填写承诺的工作日", "Say how many working days are promised"),
    "windows-needed": _words("请选择联办的窗口", "Choose the windows that join"),
    "approval-needed": _words("要先由领导批准", "A leader has to approve first"),
    "agreement-needed": _words("要征得申请人同意", "The applicant has to agree"),
    "outcome-needed": _words("请填写办理结果", "Say what was decided"),
    "recipient-needed": _words("请填写领取人和送达方式", "Say who received it, and how"),
    "signature-needed": _words(
        "文书还没有签字：请记录签字；不肯签的记拒签，寄去的记邮寄",
        "A paper is not signed yet: note the signature, the refusal or the post",
    ),
    "writing-needed": _words(
        "这份文书要书面送达：请签字、记拒签或邮寄",
        "This paper has to reach them in writing: signed, refused before a witness, or by post",
    ),
    "papers-owed": _words("容缺的材料还没有补齐", "Papers are still owed"),
    "notice-owed": _words(
        "默认受理的件，要先补发受理通知书",
        "Accepted by silence: the acceptance notice has to be given first",
    ),
    "meeting-not-called": _words(
        "请先通知联审会的时间、地点和参加窗口", "Call the joint review first: when, where and whom"
    ),
    "meeting-closed": _words(
        "那个时间大厅不办公，其他窗口来不了，请改到办公时间",
        "The hall is closed then and nobody could come; choose a time in office hours",
    ),
    "meeting-soon": _words(
        "会议时间太近，来不及通知，请改晚一些",
        "Too soon for the others to come; choose a later time",
    ),
    "meeting-early": _words(
        "还没到通知的会议时间，不能记录", "It is not yet the time the joint review was called for"
    ),
    "meeting-empty": _words(
        "除牵头窗口外没有窗口到会，会议无效，请改期或由领导记录",
        "No window but the lead came: it binds nobody. Call it anew, or let a leader record it",
    ),
    "past-due": _words(
        "承诺的日期已过，不能再申请或批准延期",
        "The promised day is past: a longer limit can be asked for and approved only before it",
    ),
    "back-dated": _words(
        "承诺的日期已过，不能填承诺日期以内的日子；确实是那天定的，请领导核实后补记",
        "The promised day is past: a day within it can only be recorded by a leader",
    ),
    "owed-day": _words(
        "补交日期必须是今天或以后，且不超过规定的天数",
        "The day for the paper must be today or later, and within what the hall allows",
    ),
    "extension-used": _words("已经延期过一次", "It was extended once already"),
    "longer-promise": _words(
        "比公布的承诺时限长：请写明理由，报领导批准；批准前按公布的时限办",
        "Longer than the published promise: give a reason, and a leader decides; until then the "
        "published one counts",
    ),
    "own-request": _words(
        "自己提出或自己经办的件，要请另一位领导决定",
        "Who asked, or handles the case, can't decide on it; ask another leader",
    ),
    "too-long": _words("超过规定的期限", "Longer than the rules allow"),
    "tasks-open": _words("还有联办窗口没有办完", "A joined window has not done its part yet"),
    "objection-open": _words(
        "有联办窗口不同意，请先开联审会商定",
        "A joined window objects; a joint review has to settle it first",
    ),
    "unknown-task": _words("没有这个联办任务", "There is no such joint task"),
    "task-ended": _words("这个任务已经结束", "This task has ended"),
    "unknown-custody": _words("没有这次交接", "There is no such hand-over"),
    "already-taken-over": _words("已经签收", "It is signed for already"),
    "papers-elsewhere": _words(
        "材料不在本窗口，或者正在移交途中", "A paper is elsewhere, or on its way already"
    ),
    # complaints and requests
    "unknown-complaint": _words(
        "没有查到，请核对编号和查询码", "Nothing found; please check the number and code"
    ),
    "not-the-handler": _words("这件不由您处理", "This is not yours to handle"),
    "handler-is-named": _words(
        "不能交给被反映的人或其下属", "It may not go to who it is about, or their subordinates"
    ),
    "answer-needed": _words("请写明答复", "Write the answer"),
    "note-needed": _words("请写明内容", "Write it down"),
    "leader-needed": _words(
        "请先由领导接待来访人并记下来", "A leader has to receive who came first"
    ),
    "day-wrong": _words("请选择收到当天到今天的日期", "Choose a day from its receipt until today"),
    "register-full": _words(
        "今年的登记号已用完，请到大厅服务台登记",
        "No numbers are left this year; please tell the desk",
    ),
    "name-needed": _words("请留下姓名", "Please leave your name"),
    "not-answered": _words("还没有答复", "There is no answer yet"),
    "already-judged": _words("已经评过这次答复", "The answer has been judged already"),
    "verifier-is-assignee": _words(
        "要由整改人以外的人核实", "Somebody other than who put it right has to verify it"
    ),
    "unknown-rectification": _words("没有这件整改", "There is no such rectification"),
    "not-over": _words(
        "事情还没有办结，个人信息还要用，不能删除",
        "This is not over yet: its personal data is still needed",
    ),
    "unknown-request": _words("没有这个申请", "There is no such request"),
    "no-such-service": _words("本大厅没有这项服务", "The hall does not offer this"),
    "day-needed": _words("请选择今天或以后的日期", "Choose today or a later day"),
    "phone-needed": _words("请留下联系电话", "Please leave a telephone number"),
    # registers and the duty log
    "unknown-entry": _words(
        "没有这条记录，或者已经办完", "There is no such entry, or it is settled"
    ),
    "signer-needed": _words("请选择另一位签字的领导", "Choose another leader who signs"),
    "consent-needed": _words(
        "请写明分管领导怎样同意的", "Say how the leader in charge agreed to it"
    ),
    "not-yours-to-sign": _words("这条要由另一位领导签字", "Another leader signs this"),
    "nothing-changed": _words(
        "数字没有变化，不用更正", "No figure has changed; nothing to correct"
    ),
    "unfit-template": _words(
        "这个表格不能用，请核对占位符", "This workbook can't be used; check its placeholders"
    ),
    "unknown-report": _words("没有这份月报", "There is no such report"),
    "month-not-begun": _words("这个月还没有开始", "This month has not begun"),
    # calls and paper
    "unknown-call": _words("没有这次呼叫", "There is no such call"),
    "not-a-voice": _words("这块屏没有设为播报", "This display is not set to speak"),
    "unknown-job": _words("没有这个打印任务", "There is no such print job"),
    "nothing-stranded": _words(
        "没有要改到别处打的票，或没有别的打印机可用",
        "Nothing to print elsewhere, or no printer to print it",
    ),
    "job-not-uncertain": _words("该打印任务无需处理", "This job needs no decision"),
    # administration
    "already-exists": _words("已存在", "It exists already"),
    "key-revoked": _words(
        "本机的钥匙已停用，请管理员重新登记", "This device's key was revoked; enrol it anew"
    ),
    "unknown-device": _words("没有这台设备，或已停用", "No such device, or its key was revoked"),
    "unknown-code": _words(
        "没有设备显示这个登记码，请看清屏幕再输",
        "No device shows this code; look at its screen again",
    ),
    "unknown-label": _words("本大厅没有这个标签的设备", "This hall has no device of that label"),
    "other-kind": _words("那是另一种设备的标签", "That is the label of another kind of device"),
    "too-many-codes": _words(
        "登记码输错5次，请15分钟后再试", "Five wrong codes; try again in 15 minutes"
    ),
    "window-needed": _words("请选它所在的窗口", "Choose the window it belongs to"),
    "zone-has-a-voice": _words("该区域已有播报屏", "Another display speaks in this zone already"),
    "unknown-staff": _words("没有这个工作人员", "There is no such member of staff"),
    "changed-meanwhile": _words(
        "别人刚刚也改了设置，请先看新的内容再改",
        "Somebody else has changed the hall meanwhile; look at it anew",
    ),
    "faulty-hall-file": _words(
        "设置中有错误，没有保存", "The hall file has faults; nothing was saved"
    ),
    "fixed-for-good": _words(
        "大厅代号和时区不能改", "The hall's id and time zone can't be changed"
    ),
    "queue-in-use": _words(
        "队列里还有人，不能删除", "Somebody is in this queue; it can't be removed"
    ),
    "prefix-in-use": _words(
        "今天已用这个字母取过号，请换一个或明天再改",
        "Numbers with these letters were issued today; choose others or wait until tomorrow",
    ),
    "window-in-use": _words(
        "窗口有人在岗、在办或有号在等，不能停用",
        "Somebody sits at, is served at or waits for this window",
    ),
    "item-in-use": _words(
        "有号票或预约正在办这个事项，不能删除或换队列",
        "A live ticket or a booking names this item; it must stay in its queue",
    ),
    "priority-in-use": _words(
        "还有人按这类优先在等，不能删除", "Somebody waits with this priority; it can't be removed"
    ),
    "staff-in-use": _words(
        "本人正在岗或正在保存，不能删除或取消管理员",
        "This person sits at a window or is saving this; keep the account as it is",
    ),
    "no-administrator": _words("至少要有一位管理员", "At least one administrator is needed"),
    "unknown-order": _words("没有这条临时安排", "There is no such order for the day"),
}
"""code -> words. Codes are never renamed or reused."""
