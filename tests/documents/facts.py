"""What the rule books' forms must say: form id -> the labels of its fields and signatures."""

FACTS: dict[str, tuple[str, ...]] = {
    "once-letter": (
        *("窗口单位", "窗口人员", "申请办件人", "申请办理事项", "申办时间", "申报所需材料及要求"),
        *("窗口人员签字", "申请办件人签字"),
    ),
    "once-list": ("需补办的手续", "需补办的材料", "办理程序", "办理时限"),
    "once-sheet": (  # once-content: papers, basis, procedure, promised time, fee and its basis
        *(
            "办理事项",
            "告知时间",
            "需补齐的材料",
            "需补办的手续",
            "办理程序",
            "办理时限",
            "收费标准",
        ),
        *("办理依据", "受理窗口", "补齐后直接到本窗口，不用重新排队", "窗口人员签字", "申请人签字"),
    ),
    "correction-notice": ("需补正的全部材料",),
    "supplement-slip": ("需补办的事项", "需补充的材料"),
    "return-slip": ("退回原因", "六十日内依法申请行政复议", "六个月内依法向人民法院提起行政诉讼"),
    "promise-slip": ("承诺办结时限",),
    "joint-slip": ("审批事项", "相关联部门", "传递程序", "本阶段需提交的全部材料", "办理时限"),
    "joint-copy-note": ("联办事项", "移送资料"),
    "joint-memo": ("议定事项", "限时", "通知参加窗口", "会议时间"),
    "accept-notice": ("受理事项", "受理时间", "告知事项"),
    # ask-consult: the question is recorded and answered in full, by whom can be asked again
    "consult-notice": (
        *("咨询人", "咨询事项", "受理时间", "咨询内容", "答复", "窗口人员", "窗口人员签字"),
    ),
    # 行政许可法 32: a written decision to accept, of the organ, sealed and dated
    "receipt-decision": (
        *("申请人", "申请事项", "受理时间", "已收材料", "办理时限", "承诺办结日期"),
        *("申请材料齐全", "决定予以受理", "申请人签字", "（盖章）"),
    ),
    "online-receipt": (
        *("办件编号", "申请人", "申请事项", "提交时间", "预审意见", "需补正的材料", "（盖章）"),
    ),
    # what is forwarded to another authority: which papers, to whom, told when
    "receive-notice": (
        *("申请人", "申请事项", "收件时间", "转报单位", "收到的材料", "份数、形式"),
        *("承诺办结日期", "窗口人员签字", "申请人签字"),
    ),
    # goes with the file from hand to hand: who, what, till when, each step with whom and when
    "intake-flow-slip": (
        *("办件编号", "申请事项", "收件时间", "承诺办结日期", "随件材料", "流转记录"),
        *("经办人", "时间"),
    ),
    "intake-list": ("材料清单", "申请人签署"),
    "receipt-slip": ("承诺办结时限",),
    "nonaccept-slip": (
        *("不予受理原因", "六十日内依法申请行政复议", "六个月内依法向人民法院提起行政诉讼", "投诉"),
    ),
    # a refusal has its reason, its basis and the ways to challenge it (行政许可法 38)
    "refuse-slip": (
        *("申请人", "申请事项", "不予办理原因", "办理依据", "救济途径"),
        *("六十日内依法申请行政复议", "六个月内依法向人民法院提起行政诉讼", "投诉", "申请人签字"),
    ),
    "deny-decision": ("不予许可原因", "申请行政复议的权利", "提起行政诉讼的权利"),
    "review-opinion": ("审查意见", "签字", "盖章"),
    "public-notice": (
        *("项目名称", "许可条件", "政策依据", "办事程序", "申报材料", "服务时限", "办理结果"),
        "收费标准",
    ),
    "agency-slip": (
        *("编号NO", "存根", "委托人保存", "委托人", "代理员", "事项", "资料（名称、份数）"),
        *("已预交费用（元）", "大写", "取件时间", "委托人签字", "代理员签字"),
        *("免费、自愿", "可随时终止委托", "同意委托"),
    ),
    "undertake-sheet": (
        *("受理事项", "有关材料", "办理期限", "申请人权利", "申请人义务", "不能办理原因"),
        *("代办期限", "移交人签字", "接收人签字"),
    ),
    "complaint-form": (
        *("投诉人", "投诉时间", "投诉方式", "投诉内容", "联系电话", "通讯地址", "处理结果"),
        *("反馈意见", "办理人签名", "时间"),
    ),
    "complaint-transfer": ("整改要求",),
    # petitions: who does what by when, countersigned; the petitioner told of receipt and answer
    "petition-handout": (
        *("登记编号", "承办部门", "交办事项", "办理要求", "办结期限", "交办领导签字", "承办人签收"),
    ),
    "petition-notice": (
        *("登记编号", "来访人", "来访时间", "反映事项", "告知事项", "答复期限", "答复意见"),
        "来访人签字",
    ),
    "contact-card": ("服务机构", "服务范围", "服务事项", "联系电话"),
    "guide": (
        *("法律依据", "申请条件", "申报材料", "办理程序", "办理时限", "收费依据及标准"),
        "投诉渠道",
    ),
    "leave-slip": ("事由", "时长", "审批签字"),
    "proxy-confirm": ("代理事项", "分管领导核签"),
}

OURS = frozenset(
    {
        *("report-up-slip", "complaint-receipt", "complaint-reply", "extension-notice"),
        *("stop-notice", "pickup-slip", "request-receipt", "agency-end", "joint-call"),
        "withdraw-slip",
    }
)
"""Papers the halls' acts ask for, though no rule book lists their fields."""

OUR_FACTS: dict[str, tuple[str, ...]] = {
    # 行政许可法 42: both days, the reason, and the organ whose head approved it
    "extension-notice": (
        *("原办结日期", "延长工作日", "延长后办结日期", "延长理由", "批准机关", "批准人"),
        *("11月30日（周一）以前（含当日）", "12月7日（周一）以前（含当日）"),
    ),
    # 行政许可法 45: the time the step needs is told in writing; who carries it out, and when
    "stop-notice": (
        *("特别程序", "组织实施单位", "自此日起不计入时限", "所需时间", "预计结束日期"),
        "依法不计入办理期限",
    ),
    # joint-meeting: the lead sets the time and calls windows; the applicant may attend
    "joint-call": ("会议时间", "会议地点", "通知参加窗口", "召集窗口", "申请人可以到场"),
}
"""What rules ask of papers that no rule book lists the fields of."""

DEMANDS = FACTS | OUR_FACTS
