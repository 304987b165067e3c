"""The words of the registers. They are Chinese, as all a hall's books are."""

STATE = {
    "received": "已收件",
    "correcting": "待补正",
    "supplementing": "待补材料",
    "accepted": "办理中",
    "stopped": "特别程序中",
    "sent_up": "已上报",
    "decided": "已决定",
    "ready": "待领取",
    "delivered": "已送达",
    "closed": "已办结",
    "returned": "已退回",
    "refused": "不予受理",
    "withdrawn": "已撤回",
}

OUTCOME = {
    "granted": "准予办理",
    "denied": "不予办理",
    "returned": "退回",
    "refused": "不予受理",
    "withdrawn": "撤回",
}

CHANNEL = {"counter": "窗口领取", "mail": "邮寄", "home": "上门", "online": "网上"}

AGENCY = {"escort": "帮办", "agent": "代办"}

ACTS = {
    "open": "收件",
    "accept": "受理",
    "accept_by_silence": "逾期未答复，视为受理",
    "give_acceptance": "补发受理通知书",
    "escalate": "超期上报",
    "extension_lapsed": "延期申请到期未批",
    "correct": "一次告知补正",
    "add_papers": "补材料",
    "return": "退回",
    "refuse": "不予受理",
    "stop_clock": "进入特别程序",
    "resume_clock": "恢复计时",
    "ask_extension": "申请延期",
    "approve_extension": "批准延期",
    "deny_extension": "不同意延期",
    "approve_fast_track": "批准绿色通道",
    "deny_fast_track": "不批准绿色通道",
    "approve_longer": "批准延长承诺",
    "deny_longer": "不批准延长承诺",
    "take_over": "接手",
    "send_up": "上报",
    "note_answer": "上级答复",
    "decide": "决定",
    "lay_out": "待领取",
    "deliver": "送达",
    "close": "办结",
    "withdraw": "撤回",
    "hand_on": "转交",
    "urge": "催办",
    "note_owed": "容缺",
    "end_agency": "终止代办",
    "note_progress": "进展",
    "set_outer": "外部编号",
    "join_windows": "联办",
    "meeting": "联审会",
    "void_document": "文书作废",
    "sign_refused": "拒签",
    "sign_mailed": "文书邮寄",
    "sign_acknowledged": "确认收到文书",
}
"""A case's act -> what the ledger calls it."""

SETTLED = {"refused": "拒签", "mailed": "邮寄", "acknowledged": "已确认收到"}
"""How a paper was settled that nobody signed."""

DUTY = {"note": "值班记录", "handover": "交接班", "proxy": "代理核签"}

CONSENT = {"telephone": "电话同意", "message": "短信同意", "spoken": "当面同意"}
