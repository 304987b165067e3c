"""Told once, counted in working days, urged when late: cases from the first question to the file.

The days are those before and after the Spring Festival of 2026: Saturday 14 February is worked to
make up for the holiday from the 15th to the 23rd, and so is Saturday 28 February.
"""

import pytest
from playwright.sync_api import expect

from tests.casebook.town import Town
from tests.hall_day.day import begins
from tests.support.database import faults
from tests.support.open_cases import case, put_in

pytestmark = pytest.mark.slow(90)

BEGINS = "2026-02-11T09:10:00+08:00"
NEXT_DAY, LAST_DAY, BACK_AT_WORK = (f"2026-02-{day}T09:10:00" for day in (12, 13, 24))

PICK = (("department:civil", "items"), ("next", "items"), ("item:temporary-aid", "confirm"))
NAME, PHONE = "孙建国", "13700004321"
PROMISED, HEARD = (f"2026-03-{day}T09:10:00" for day in ("03", "05"))
SILENT = case(
    9,
    number="2602240009",
    state="received",
    window=4,
    owner="zhaolei",
    item="urban-allowance",
    limit_days=20,
    business_day="2026-02-24",
    received_at="2026-02-24T01:00:00.000000+00:00",
    accepted_at=None,
    silent_from="2026-03-04",
)
"""Taken in at window 4, and nobody has said a word about it since."""

LATE_NAME, LATE_PHONE = "郑秀英", "13600005678"


@pytest.mark.row("A3", "B10", "B11", "E5", "F1")
def test_what_is_missing_is_told_once_and_the_second_visit_avoided(town: Town) -> None:
    kiosk = town.whole.kiosk
    town.picture("once-0-home")
    first = town.walks(
        *PICK,
        ("screen:check", "check"),
        ("paper:0", "check"),
        ("paper:1", "check"),
        ("checked", "checked"),
        ("notice", "notice"),
        shots="once",
    )
    assert first.titles[-4:] == ["带了哪些？带了就按一下"] * 2 + ["还缺 1 样材料", "请取走告知单"]
    told = town.paper("一次性告知清单")
    told.tells("临时救助", "□ 户口簿", "□ 村(居)民委员会意见", "√ 书面申请", "√ 身份证")
    town.leaves()
    assert town.slips_taken() == 0, "nobody queues to be sent home"

    town.until(NEXT_DAY)
    town.shows(told.code)
    again = kiosk.on("check")
    assert [paper["chosen"] for paper in again["papers"]] == [True, True, False, False]
    town.picture("twice-0-scanned")
    second = town.walks(
        ("paper:2", "check"), ("paper:3", "check"), ("checked", "checked"), shots="twice"
    )
    slip = town.presses("confirm")
    assert slip is not None
    assert (first.touches, second.touches) == (8, 3), "and one for the number"

    clerk = town.clerk("chenfang", 3)
    assert town.calls(clerk, 3) == slip.number
    begins(clerk)
    clerk.sees("#tags", "材料 4/4")
    clerk.keys("z")
    clerk.sees("#panel-told", "按群众在取号机上的勾选")
    expect(clerk.find("#panel-fields input[type=checkbox]:checked")).to_have_count(4)
    town.picture("twice-console-list", clerk.page)
    clerk.keys("Escape")
    number = town.opens_case(clerk, "周阿姨", "13900001111", {"kind": "即办件"})
    town.finds_case(clerk, number)
    clerk.opens_act("结件归档")
    clerk.chooses("outcome", "准予")
    clerk.chooses("channel", "窗口领取")
    town.picture("twice-console-close", clerk.page)
    clerk.keys("Enter")
    clerk.sees(".head-chips", "已办结")
    clerk.keys("Escape", "f")
    clerk.sees("#chip", "空闲")
    assert town.slips_taken() == 1


@pytest.mark.row("A9", "A21", "B10", "E5", "F1", "F2", "F6")
def test_a_supplement_case_from_intake_to_delivery(town: Town) -> None:
    clerk = town.clerk("chenfang", 3)
    town.walks(
        *PICK, ("screen:check", "check"), ("paper:0", "check"), ("paper:1", "check"),
        ("checked", "checked"),
    )  # fmt: skip
    slip = town.presses("confirm")
    assert slip is not None
    assert town.calls(clerk, 3) == slip.number
    begins(clerk)
    clerk.sees("#tags", "材料 2/4")
    wanted = {"kind": "补办件", "ground": "申请人承诺补齐"}
    number = town.opens_case(clerk, NAME, PHONE, wanted, limit="2")
    clerk.sees("#word", "补办件 · 待补办")
    clerk.keys("f")
    told = town.paper("补办件通知书", number)
    told.tells("非主件不全，申请人承诺补齐", "□ 户口簿", "□ 村(居)民委员会意见", "2 个工作日")
    told.tells("补齐后直接到本窗口，不用重新排队", "补齐之日的下一", "个工作日起计算")
    town.finds_case(clerk, number)
    clerk.sees(".head-chips", "待补办")
    expect(clerk.find(".head-chips")).not_to_contain_text("前办结")
    clerk.keys("Escape")
    waits = town.asks_for_case(number, PHONE[-4:])
    assert waits["title"] == "已收件，等您补齐材料"
    town.picture("supplement-kiosk-waits")
    town.leaves()

    town.until(LAST_DAY)
    before = town.slips_taken()
    town.finds_case(clerk, number)
    clerk.does("补交材料", "2月24日（周二）前办结")
    town.picture("supplement-console-complete", clerk.page)
    clerk.keys("Escape")
    assert town.slips_taken() == before, "who brings the rest does not queue again"
    town.paper("受理通知书", number).tells("2026-02-13", "2026年2月24日（周二）以前")

    town.until(BACK_AT_WORK)
    town.finds_case(clerk, number)
    clerk.sees(".head-chips", "今天到期")
    clerk.does("作出决定", "已决定")
    clerk.does("通知领取", "待领取", shelf="B-12")
    town.paper("取件通知单", number).tells("B-12", "1号窗口")
    clerk.keys("Escape")
    ready = town.asks_for_case(number, PHONE[-4:])
    assert ready["title"] == "已办好，可以领取了"
    town.picture("supplement-kiosk-ready")
    town.leaves()

    town.finds_case(clerk, number)
    clerk.does("送达", "已送达", recipient="孙小妹")
    clerk.opens_act("结件归档")
    clerk.keys("Enter")
    clerk.sees("#panel-fault", "文书还没有签字")
    town.picture("supplement-console-unsigned", clerk.page)
    clerk.keys("Escape")
    town.notes_signatures(clerk)
    clerk.does("结件归档", "已办结")
    town.picture("supplement-console-closed", clerk.page)
    clerk.keys("Escape")
    assert town.story(number) == [
        *("open", "add_papers", "decide", "lay_out", "deliver", "close"),
    ]
    line = town.register("cases", number)
    assert (line["申请人"], line["结果"], line["是否按时"]) == ("孙*", "准予办理", "按时")
    assert faults(town.whole.hall.data) == []


@pytest.mark.row("A9", "E5", "F1", "F5")
def test_an_agent_is_entrusted_with_six_papers_and_ends_on_a_ground(town: Town) -> None:
    clerk = town.clerk("fengbo", 9)
    slip = town.takes("land/operating-permit-replacement")
    assert town.calls(clerk, 9) == slip.number
    begins(clerk)
    number = town.opens_case(
        clerk,
        "韩梅",
        "13500007788",
        {"agency": "代办", "agreed": "申请人同意"},
        agent="冯小勇",
        prepaid="1234.56",
        pickup="2026-03-06",
    )
    stub, kept = town.parts("便民服务代理交接单")
    for part, name in ((stub, "存根"), (kept, "委托人保存")):
        part.tells(name, "委托人：韩梅", "代理员：冯小勇", "营运证遗失补办")
        part.tells("遗失书面说明", "身份证", "驾驶证", "行驶证", "暂住证", "照片")
        part.tells("1234.56", "壹仟贰佰叁拾肆元伍角陆分", "2026年3月6日")
    assert stub.serial == kept.serial
    clerk.keys("f")
    clerk.sees("#chip", "空闲")

    town.finds_case(clerk, number)
    clerk.sees(".told-facts", "代办")
    clerk.opens_act("记进展")
    clerk.find("#panel-reason").fill("材料已送县运管所")
    clerk.keys("Enter")
    clerk.sees("#panel-content", "材料已送县运管所")
    clerk.opens_act("终止代办")
    clerk.chooses("end_ground", "申请人撤回")
    clerk.find("#panel-reason").fill("本人改为自己来办")
    town.picture("agency-console-end", clerk.page)
    clerk.keys("Enter")
    clerk.sees("#panel-content", "本人改为自己来办")
    town.picture("agency-console-ended", clerk.page)
    town.paper("代办终止通知书", number).tells("申请人撤回委托", "代办不收服务费")
    told = town.asks_for_case(number, "7788")
    assert told["title"] == "正在办理", "the case goes on without the agent"
    town.leaves()
    clerk.keys("Escape")


@pytest.mark.row("A9", "F3")
def test_an_overdue_case_is_seen_urged_and_escalated(town: Town) -> None:
    owner, head = town.clerk("zhaolei", 4), town.clerk("chenfang", 3)
    slip = town.takes("civil/temporary-aid")
    assert town.calls(owner, 4) == slip.number
    begins(owner)
    number = town.opens_case(owner, LATE_NAME, LATE_PHONE, {"kind": "承诺件"}, limit="2")
    owner.sees("#word", "承诺件 · 已受理")
    owner.keys("f")
    owner.keys("l", "l", "l", "l")
    owner.sees("#rows", "剩 2 天")

    town.until("2026-02-25T09:10:00")
    expect(owner.page.get_by_title("快到期")).to_have_text("剩 1 天")
    town.picture("late-console-yellow", owner.page)
    with town.signed_in("liangmin", "manager/clocks") as board:
        expect(board.locator(".clock.yellow")).to_contain_text("剩 1 个工作日")
        town.picture("late-board-yellow", board)

    town.until("2026-02-27T09:10:00")
    expect(owner.page.get_by_title("已超期")).to_have_text("超 1 天")
    town.finds_case(owner, number)
    owner.sees(".head-chips", "催办 1 次")
    owner.keys("Escape")
    told = town.asks_for_case(number, LATE_PHONE[-4:])
    assert "超过承诺的日期" in told["title"]
    town.picture("late-kiosk")
    town.leaves()

    town.until("2026-02-28T09:10:00")
    head.keys("l", "l", "l", "l")
    head.sees("#rows", number)
    town.picture("late-console-head", head.page)

    town.until("2026-03-02T09:10:00")
    with town.signed_in("liangmin", "manager/") as live:
        expect(live.get_by_text("1 件办件已超期")).to_be_visible()
        town.picture("late-manager", live)
    with town.signed_in("liangmin", "manager/clocks") as board:
        line = board.locator(".clock.red")
        expect(line).to_contain_text("超 3 个工作日")
        expect(line).to_contain_text("已报领导")
        line.get_by_role("button", name="再催").click()
        expect(line).to_contain_text("催办 4 次")
        town.picture("late-board-red", board)
        town.finds_case(owner, number)
        owner.sees(".head-chips", "催办 4 次")
        owner.does("作出决定", "已决定")
        expect(line).to_have_count(0, timeout=15_000)
    owner.keys("Escape")
    assert town.story(number) == ["open", "escalate", "escalate", "urge", "decide"]
    assert town.register("cases", number)["是否按时"] == "超期"


@pytest.mark.row("B10", "E5", "F2", "F3")
def test_a_hearing_an_extension_and_a_wrong_paper_at_the_console(town: Town) -> None:
    clerk = town.clerk("zhaolei", 4)
    town.until(PROMISED, with_them=lambda data: put_in(data, [SILENT]))
    slip = town.takes("civil/temporary-aid")
    assert town.calls(clerk, 4) == slip.number
    begins(clerk)
    number = town.opens_case(clerk, "吴桂兰", "13300002468", {"kind": "承诺件"}, limit="5")
    clerk.sees("#word", "3月10日")
    clerk.keys("f")
    town.finds_case(clerk, number)
    clerk.opens_act("停止计时")
    clerk.chooses("step", "听证")
    for name, text in (("organ", "县民政局"), ("days", "3"), ("reason", "邻里有异议")):
        clerk.find(f"#panel-{name}").fill(text)
    town.picture("hearing-console-asks", clerk.page)
    clerk.find("#panel-send").click()
    clerk.sees(".head-chips", "听证，3月3日（周二）起，预计到3月5日")
    town.picture("hearing-console", clerk.page)
    town.paper("特别程序告知书", number).tells("听证", "县民政局", "3个工作日", "邻里有异议")
    clerk.keys("Escape")

    town.until(HEARD)
    town.finds_case(clerk, number)
    clerk.does("恢复计时", "3月11日（周三）前办结")
    clerk.opens_act("申请延期")
    for name, text in (("days", "3"), ("reason", "要到村里入户核查")):
        clerk.find(f"#panel-{name}").fill(text)
    expect(clerk.find("#panel-send")).to_be_disabled()
    clerk.chooses("agreed", "已征得申请人同意")
    clerk.find("#panel-send").click()
    clerk.sees(".head-chips", "申请延期 3 天")
    with town.signed_in("liangmin", "manager/clocks") as board:
        board.locator(".asked .clock").get_by_role("button", name="批准", exact=True).click()
        expect(board.locator(".panel")).to_contain_text("要到村里入户核查")
        town.picture("extension-manager", board)
        board.get_by_role("button", name="确定").click()
        expect(board.locator(".asked .clock")).to_have_count(0)
    clerk.sees(".head-chips", "3月16日（周一）前办结")
    clerk.sees(".told-facts", "原承诺3月10日（周二），延至 3月16日（周一）")
    town.picture("extension-console", clerk.page)
    longer = town.paper("延长办理期限", number)
    longer.tells("2026年3月11日", "2026年3月16日", "要到村里入户核查")

    paper = clerk.page.locator("#panel-content li", has_text="延长办理期限告知书")
    paper.get_by_role("button", name="作废").click()
    clerk.sees("#panel-told", "延长办理期限告知书")
    expect(clerk.find("#panel-send")).to_be_disabled()
    clerk.chooses("why", "填写有误")
    town.picture("void-console", clerk.page)
    clerk.find("#panel-send").click()
    clerk.sees("#panel-told", "按原来的内容重新出具")
    clerk.find("#panel-field_reason").fill("要到村里逐户核查")
    town.picture("void-console-again", clerk.page)
    clerk.find("#panel-send").click()
    expect(paper).to_have_count(2)
    clerk.sees("#panel-content li.void", "作废")
    town.picture("void-console-done", clerk.page)
    again = town.paper("逐户核查", number)
    again.tells("2026年3月11日", "2026年3月16日", "延长办理期限告知书")
    assert again.serial != longer.serial
    clerk.keys("Escape")

    town.finds_case(clerk, SILENT.number)
    clerk.sees(".head-chips", "默认受理，通知书待出具")
    town.picture("silent-console", clerk.page)
    clerk.opens_act("补发受理通知书")
    clerk.keys("Enter")
    expect(clerk.find(".head-chips")).not_to_contain_text("待出具")
    town.paper("承诺件受理通知书", SILENT.number).tells("2026-02-24")
    clerk.keys("Escape")
