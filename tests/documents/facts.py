"""What the rule books' forms must say: form id -> the labels of its fields and signatures."""

FACTS: dict[str, tuple[str, ...]] = {
    "once-letter": (
        *("窗口单位", "窗口人员", "申请办件人", "申请办理事项", "申办时间", "申报所需材料及要求"),
        *("窗口人员签字", "申请办件人签字"),
    ),
    "once-list": ("需补办的手续", "需补办的材料", "办理程序", "办理时限"),
    "once-sheet": (),
    "correction-notice": ("需补正的全部材料",),
    "supplement-slip": ("需补办的事项", "需补充的材料"),
    "return-slip": ("退回原因",),
    "promise-slip": ("承诺办结时限",),
    "joint-slip": ("审批事项", "相关联部门", "传递程序", "本阶段需提交的全部材料", "办理时限"),
    "joint-copy-note": ("联办事项", "移送资料"),
    "joint-memo": ("议定事项", "限时"),
    "accept-notice": ("受理事项", "受理时间", "告知事项"),
    "consult-notice": (),
    "receipt-decision": (),
    "online-receipt": (),
    "receive-notice": (),
    "intake-flow-slip": (),
    "intake-list": ("材料清单", "申请人签署"),
    "receipt-slip": ("承诺办结时限",),
    "nonaccept-slip": ("不予受理原因",),
    "refuse-slip": (),
    "deny-decision": ("不予许可原因", "申请行政复议的权利", "提起行政诉讼的权利"),
    "review-opinion": ("审查意见", "签字", "盖章"),
    "public-notice": (
        *("项目名称", "许可条件", "政策依据", "办事程序", "申报材料", "服务时限", "办理结果"),
        "收费标准",
    ),
    "agency-slip": (
        *("编号NO", "存根", "委托人保存", "委托人", "代理员", "事项", "资料（名称、份数）"),
        *("已预交费用（元）", "大写", "取件时间", "委托人签字", "代理员签字"),
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
    "petition-handout": (),
    "petition-notice": (),
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
        *("stop-notice", "pickup-slip", "request-receipt", "agency-end"),
    }
)
"""Papers the halls' acts ask for, though no rule book lists their fields."""
