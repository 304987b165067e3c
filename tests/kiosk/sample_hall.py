"""A township hall of 8 departments and 60 items, as a kiosk would be told of it."""

from typing import Any

from hall_link.wire.base import Words
from hall_link.wire.board import (
    Board,
    PersonCard,
    PrinterState,
    PrinterView,
    PriorityChoice,
    QueueView,
    WindowView,
)
from hall_link.wire.envelope import Snapshot
from hall_link.wire.guide import (
    Department,
    Fee,
    Guide,
    LifeEvent,
    Material,
    Sample,
    ServiceItem,
    Step,
    TimeLimit,
)
from hall_link.wire.wait import Wait

W = Words

DEPARTMENTS = [
    ("civil", "民政事务", "Civil affairs", "heart", "B42318"),
    ("family", "卫生与计划生育", "Health and family planning", "account-child", "C11574"),
    ("labour", "人力资源和社会保障", "Human resources and social security", "briefcase", "0B4EA2"),
    ("land", "国土资源", "Land resources", "home-city", "B54708"),
    ("plan", "城乡规划建设", "Town and country planning", "hammer", "5925DC"),
    ("farm", "农业综合服务", "Farm services", "sprout", "067647"),
    ("law", "司法与信访", "Justice and petitions", "scale", "344054"),
    ("party", "党群综合", "Party and public affairs", "flag", "B42318"),
]

ITEMS = {
    "civil": [
        ("城乡低保", "Urban and rural minimum living allowance"),
        ("医疗救助", "Medical assistance"),
        ("农村五保供养", "Rural five-guarantee support"),
        (
            "城镇“三无”对象集中供养审核",
            'Review for collective support of urban "three-withouts" persons',
        ),
        (
            "优抚对象申请定期抚恤金、定期补助金",
            "Periodic pension or allowance for special-care recipients",
        ),
        ("伤残军人证、残疾人证", "Disabled-veteran certificate; disability certificate"),
        ("收养登记", "Adoption registration"),
        ("社团登记", "Association registration"),
        ("民办非事业单位登记", "Private non-enterprise unit registration"),
        ("救灾救济申请审核上报", "Disaster and hardship relief, review and forwarding"),
        ("残疾人各项优惠办理", "Benefits for disabled people"),
    ],
    "family": [
        ("计划生育服务证", "Family-planning service card"),
        (
            "独生子女证、独生子女父母光荣证",
            "Only-child certificate; honour certificate for its parents",
        ),
        ("流动人口婚育证明", "Marriage and childbearing proof for migrants"),
        (
            "农村计划生育家庭奖励扶助制度对象的申报、审核和办理",
            "Rural family-planning household reward: filing, review, handling",
        ),
        (
            "独生子女父母奖励金申报、审核和发放",
            "Only-child parents bonus: filing, review, payment",
        ),
        (
            "计划生育基本免费技术服务项目的审批",
            "Approval of basic free family-planning technical services",
        ),
        ("再生育照顾类审批", "Approval of a further birth (special cases)"),
        (
            "儿童残疾和成人病残鉴定申请",
            "Application for child disability or adult illness appraisal",
        ),
    ],
    "labour": [
        ("城镇失业人员失业证", "Urban unemployment certificate"),
        ("农村社会养老保险、兑付业务", "Rural pension insurance and payout"),
        ("提供劳动信息、咨询及职业介绍", "Labour information, advice and job placement"),
        ("劳动关系协调及争议处理", "Labour relations coordination and disputes"),
        ("协助办理社保", "Help with social insurance"),
        ("协助办理医保", "Help with medical insurance"),
        ("协助办理再就业及培训", "Help with re-employment and training"),
    ],
    "land": [
        ("农村土地变更、登记", "Rural land alteration and registration"),
        ("农村住宅用地资料审核上报", "Review and forwarding of rural housing-land files"),
        ("土地审批", "Land approval"),
        ("土地流转", "Land-use transfer"),
        ("地质灾害", "Geological hazard matters"),
    ],
    "plan": [
        (
            "农村住宅占用耕地、农用地的选址意见书、乡村建设规划许可证",
            "Site opinion and rural planning permit for houses on farmland",
        ),
        ("乡镇规划区内临时建设审批", "Temporary construction approval in the township plan area"),
        (
            "乡村建设规划许可证(乡镇企业、公共设施、公益事业项目)",
            "Rural planning permit (township firms, public facilities, public-good projects)",
        ),
        (
            "镇规划区内建设项目选址意见书、建设用地规划许可证、建设工程规划许可证",
            "Site opinion, land planning permit, project planning permit in the town plan area",
        ),
        ("环境保护", "Environmental protection matters"),
    ],
    "farm": [
        ("粮食直补发放", "Direct grain subsidy payment"),
        ("办理退耕还林、良种补贴", "Farmland-to-forest and improved-seed subsidies"),
        ("汽车、摩托车下乡补贴", "Rural car and motorcycle subsidy"),
        ("家电下乡补贴", "Rural home-appliance subsidy"),
        ("林业", "Forestry"),
        ("农机", "Farm machinery"),
        ("农技", "Agricultural techniques"),
        ("水利", "Water works"),
        ("农业产业化", "Agricultural industrialisation"),
        ("惠农补贴", "Farm subsidies"),
        ("动物防疫", "Animal disease prevention"),
        ("农产品检测", "Farm product testing"),
        ("沼气服务", "Biogas service"),
        ("种子推广", "Seed extension"),
        ("渔业", "Fisheries"),
        ("气象服务", "Weather service"),
        ("扶贫贴息", "Poverty-relief interest subsidy"),
    ],
    "law": [
        ("民间纠纷受理", "Civil dispute intake"),
        ("法律援助", "Legal aid"),
        ("群众来信来访", "Letters and visits"),
        ("安全稳定", "Safety and stability"),
        ("社区矫正", "Community correction"),
    ],
    "party": [("党员组织关系转接", "Transfer of Party membership")],
}

FORM, BLANK = "f" * 64, "b" * 64
"""The stored pictures of a form filled in, and of the blank one."""

MATERIALS = [
    Material(name=W(zh="居民身份证", en="Identity card"), form=W(zh="原件", en="original")),
    Material(
        name=W(zh="户口簿", en="Household register"),
        copies=2,
        form=W(zh="复印件", en="copy"),
    ),
    Material(
        name=W(
            zh="家庭收入证明(村委会盖章)", en="Proof of household income, sealed by the village"
        ),
        form=W(zh="原件", en="original"),
        issuer=W(zh="村委会", en="the village committee"),
        note=W(zh="三个月内开的才有效", en="not older than three months"),
        sample=True,
    ),
    Material(name=W(zh="近期一寸免冠照片", en="Recent one-inch photograph"), copies=3, sample=True),
    Material(
        name=W(zh="残疾证或疾病诊断书", en="Disability card or diagnosis"),
        form=W(zh="复印件", en="copy"),
        required=False,
        sample=True,
    ),
    Material(
        name=W(zh="申请书", en="Written application"),
        form=W(zh="原件", en="original"),
        samples=[
            Sample(media=FORM, name=W(zh="申请书", en="Application"), what="filled", pages=2),
            Sample(media=BLANK, name=W(zh="申请书", en="Application"), what="blank"),
        ],
    ),
    Material(
        name=W(zh="银行存折", en="Bank book"),
        form=W(zh="复印件", en="copy"),
        issuer=W(zh="任一银行", en="any bank"),
        main=False,
        owed=True,
        sample=True,
    ),
]
FREE_BY = "《国务院关于取消行政事业性收费的决定》"


PUBLISHED: dict[str, Any] = {
    "kind": "passed-on",
    "legal": TimeLimit(amount=30, unit="working_day"),
    "basis": "《社会救助暂行办法》《城市居民最低生活保障条例》",
    "conditions": [
        W(
            zh="持有当地常住户口，共同生活的家庭成员人均收入低于当地最低生活保障标准",
            en="Registered here, with an income per head below the local minimum living standard",
        ),
        W(zh="家庭财产状况符合规定", en="Family property within the limits"),
    ],
    "steps": [
        Step(
            zh="向户籍所在地村(居)委会或镇便民中心提出申请",
            en="Apply at the village or the service centre",
            who=W(zh="申请人", en="you"),
        ),
        Step(
            zh="入户调查、民主评议并公示七天",
            en="Visit to the home, review by neighbours, seven days of public notice",
            who=W(zh="镇民政办", en="the civil affairs office"),
            limit=TimeLimit(amount=10, unit="working_day"),
        ),
        Step(
            zh="县级民政部门审批，次月发放",
            en="Decision by the county; paid from the following month on",
            who=W(zh="县民政局", en="the county"),
            limit=TimeLimit(amount=15, unit="working_day"),
        ),
    ],
    "version": 3,
    "authority": W(zh="县民政局", en="County Civil Affairs Bureau"),
    "content": W(
        zh="对收入低于当地标准的家庭按月发给生活补助",
        en="A monthly allowance for families below the local standard",
    ),
    "result": W(zh="最低生活保障证、每月补助", en="An allowance card and a monthly payment"),
    "responsible": W(zh="民政窗口首席岗", en="Head of the civil affairs window"),
    "standard": W(
        zh="人均收入低于标准，财产符合规定", en="Income per head and property within the limits"
    ),
    "tips": [W(zh="每年要复核一次，请留好单据", en="Reviewed each year: keep your papers")],
    "place": W(zh="便民中心一楼民政区", en="Ground floor, civil affairs"),
    "joined": ["labour", "law"],
    "by_agent": True,
    "at_home": True,
    "telephone": "0000-5550103",
    "complaint": "12345",
}
"""What a guide may publish besides, on the first item of each department."""


EVENTS = [
    ("birth", "生孩子", "Having a child", "baby", "C11574", ["family-0", "family-1", "labour-5"]),
    ("wedding", "结婚", "Getting married", "wedding", "B42318", ["family-0", "family-2"]),
    ("work", "找工作、失业", "Finding or losing work", "briefcase", "0B4EA2", ["labour-0"]),
    ("house", "盖房子", "Building a house", "house", "B54708", ["land-1", "plan-0", "land-2"]),
    ("ill", "生病、残疾", "Illness and disability", "medical", "067647", ["civil-1", "civil-5"]),
    ("old", "养老", "Growing old", "elder", "5925DC", ["labour-1", "civil-2"]),
    ("gone", "没有的事", "Of no item here", "help", "344054", ["nothing"]),
]
"""What happens in a life; the last asks for nothing this hall has."""

PRIORITIES = [
    ("aged", "70岁以上老人", "Aged 70 or more", "elder", True),
    ("disabled", "残疾人", "Disabled", "wheelchair", True),
    ("pregnant", "孕妇", "Pregnant", "pregnant", True),
    ("infant", "带婴幼儿", "With an infant", "infant", True),
    ("veteran", "退役军人", "Veteran", "medal", True),
    ("fast", "绿色通道", "Fast track", "flag", False),
]


def _window(place: int) -> int:
    return place + 1


def _item(department: str, place: int, name: tuple[str, str], window: int) -> ServiceItem:
    return ServiceItem(
        id=f"{department}-{place}",
        name=W(zh=name[0], en=name[1]),
        department=department,
        queue=f"q-{department}",
        windows=[window, 9] if place % 2 == 0 else [window],
        promised=TimeLimit(amount=21, unit="working_day") if place != 1 else None,
        fee=Fee(text=W(zh="不收费", en="Free"), amount=0, basis=FREE_BY if place == 0 else None),
        materials=MATERIALS if place == 0 else MATERIALS[:3] if place % 3 else [],
        minutes=8,
        **(PUBLISHED if place == 0 else {}),
    )


MANY = ["q-civil", "q-law", "q-other"]
"""What the ninth window serves."""


def sample_guide() -> Guide:
    """The guide in its order."""
    departments = [
        Department(id=id_, name=W(zh=zh, en=en), icon=icon, colour=colour)
        for id_, zh, en, icon, colour in DEPARTMENTS
    ]
    items = [
        _item(department.id, number, name, _window(place))
        for place, department in enumerate(departments)
        for number, name in enumerate(ITEMS[department.id])
    ]
    events = [
        LifeEvent(id=id_, name=W(zh=zh, en=en), icon=icon, colour=colour, items=asked)
        for id_, zh, en, icon, colour, asked in EVENTS
    ]
    kinds = {"passed-on": W(zh="上报件", en="Passed on to a higher office")}
    return Guide(departments=departments, items=items, events=events, kinds=kinds)


PEOPLE = [
    ("liangmin", "梁敏", "Liang Min", "中心主任", "Head of the centre", None, "about"),
    ("lixia", "李霞", "Li Xia", "综合服务岗", "General services", 1, "serving"),
    ("wangjian", "王健", "Wang Jian", "司法信访岗", "Law and petitions", 2, "paused"),
    ("chenfang", "陈芳", "Chen Fang", "民政岗", "Civil affairs", 3, "serving"),
    ("zhaolei", "赵磊", "Zhao Lei", "民政岗", "Civil affairs", 4, "away"),
    (
        "ouyang",
        "欧阳诗琪",
        "Alexandra Montgomery-Featherstone",
        "城乡居民社会保险综合岗",
        "Social security and insurance officer",
        5,
        "serving",
    ),
    ("xiaoyu", "肖玉", "Xiao Yu", "导办员", "Hall guide", None, "about"),
    ("zhouqiang", "周强", "Zhou Qiang", "劳动保障岗", "Labour", None, "away"),
]


def sample_people() -> list[PersonCard]:
    """Those who serve; the first leads the hall, one is at a meeting."""
    return [
        PersonCard(
            id=id_,
            name=W(zh=zh, en=en),
            post=W(zh=post, en=job),
            window=window,
            state=state,
            why=W(zh="开会", en="in a meeting") if state == "paused" else None,
            leads=id_ == "liangmin",
            telephone="0000-5550108" if id_ == "liangmin" else None,
        )
        for id_, zh, en, post, job, window, state in PEOPLE
    ]


def sample_board(printer: PrinterState = "ready", queues_of: int = 9) -> Board:
    """The hall in mid-morning; window 8 is closed. The ninth queue has no item in the guide."""
    queues = [
        QueueView(
            id=f"q-{id_}",
            name=W(zh=zh, en=en),
            prefix="ABCDEFGH"[place],
            colour=colour,
            waiting=(12, 5, 23, 0, 3, 1, 8, 2)[place],
            wait=Wait(low=15, high=180) if place == 0 else Wait(low=0, high=10),
        )
        for place, (id_, zh, en, _, colour) in enumerate(DEPARTMENTS)
    ]
    queues.append(
        QueueView(
            id="q-other",
            name=W(zh="综合咨询", en="Advice"),
            prefix="J",
            colour="344054",
            waiting=0,
            wait=Wait(low=0, high=5),
            general=True,
        )
    )
    windows = [
        WindowView(
            number=number,
            name=W(zh="综合窗口", en="General window"),
            state="closed" if number == 8 else "open",
            serving=None,
            visit=None,
            queues=[f"q-{DEPARTMENTS[number - 1][0]}"] if number < 9 else MANY,
        )
        for number in range(1, 10)
    ]
    return Board(
        hall_id="sample",
        name=W(zh="广安区便民服务中心", en="Guang'an Citizen Service Centre"),
        hotline="12345",
        time_zone="Asia/Shanghai",
        business_day="2026-11-22",
        open=True,
        queues=queues[:queues_of],
        windows=windows,
        recent_calls=[],
        printers=[PrinterView(device="p1", name="取号机打印机", state=printer)],
        priorities=[
            PriorityChoice(id=id_, name=W(zh=zh, en=en), icon=icon, by_citizen=free)
            for id_, zh, en, icon, free in PRIORITIES
        ],
        appointments=True,
        duty=W(zh="梁敏", en="Liang Min"),
        people=sample_people(),
        services=["at_home", "urgent", "fast_track"],
    )


def sample_snapshot(printer: PrinterState = "ready", queues_of: int = 9) -> Snapshot:
    """What a kiosk gets with its welcome; of 8 queues or fewer they are chosen themselves."""
    return Snapshot(board=sample_board(printer, queues_of), guide=sample_guide())
