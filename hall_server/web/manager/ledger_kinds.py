"""What the ledger's kinds of acts are called. A kind that has no words here is told by its code."""

from hall_link.wire.base import Words

_TOLD = """
account_locked|账号因多次输错密码被锁|account locked
act_undone|撤回操作|act undone
backup_made|备份已做|backup made
booked|预约|booked
booking_arrived|预约到场|booking arrived
booking_cancelled|取消预约|booking cancelled
booking_changed|改约|booking changed
booking_missed|预约未到|booking missed
call_noted|登记来电|telephone call noted
call_settled|来电办完|telephone call settled
call_shown|叫号已上屏|call shown
call_spoken|叫号已播报|call spoken
case_accepted_by_silence|逾期视为受理|accepted by silence
case_acted|办件操作|act on a case
case_escalated|办件超期上报|case escalated
case_joined|并入联办|case joined
case_opened|收件|case opened
case_taken_over|接手办件|case taken over
case_urged|办件催办|case urged
cases_due_soon|办件快到期|cases due soon
clerk_seen|窗口人员在岗|clerk seen
complainant_seen|查看投诉人信息|complainant's data seen
complaint_answered|投诉已答复|complaint answered
complaint_closed|投诉办结|complaint closed
complaint_concern_corrected|更正投诉对象|concern corrected
complaint_correction_sent|送达更正|correction sent
complaint_given|投诉交办|complaint given
complaint_graded|投诉定级|complaint graded
complaint_judged|对答复作评价|answer judged
complaint_escalated|投诉超期上报|complaint escalated
complaint_meet_escalated|领导约见超期上报|meeting escalated
complaint_meet_urged|领导约见催办|meeting urged
complaint_met_by_leader|领导约见|met by a leader
complaint_noted|投诉记事|complaint noted
complaint_received|收到投诉|complaint received
complaint_register_taken|导出投诉登记表|complaint register taken
complaint_taken|受理投诉|complaint taken
complaint_urged|投诉催办|complaint urged
consultation_closed|咨询办结|question closed
consultation_handed_on|咨询转办|question handed on
consultation_noted|咨询补记|question noted
consultation_recorded|咨询登记|question recorded
cover_begun|开始代班|cover begun
cover_ended|结束代班|cover ended
date_confirmed|领导确认日期|date confirmed
day_opened|开门|day opened
day_ordered|临时安排|order for the day
device_changed|修改设备|device changed
devices_tested|设备自检|devices tested
document_issued|出具文书|document issued
document_read|查看文书|document read
document_reprinted|重打文书|document reprinted
document_signed|文书签收|document signed
document_voided|文书作废|document voided
duty_paged|呼叫值班|duty officer paged
duty_set|安排值班|duty set
duty_signed|值班签字|duty signed
duty_written|值班记录|duty written
extension_lapsed|延期到期|extension lapsed
group_paged|呼叫有关人员|people paged
guide_not_needed|不再需要导办|guide not needed
guide_paged|呼叫导办|guide paged
guide_printed|打印办事指南|guide printed
hall_changed|修改大厅设置|settings changed
hall_initialised|建立大厅|hall made
hall_restored|从备份恢复|restored from a backup
hand_ticket_entered|补录手工号|hand ticket entered
hand_tickets_printed|打印手工号|hand tickets printed
help_answered|响应求助|help answered
help_ended_with_day|求助随当天结束|help ended with the day
help_wanted|窗口求助|help wanted
hours_turned|办公时段变更|hours turned
items_changed|修改办理事项|items changed
job_moved|打印任务换打印机|print job moved
job_failed|打印失败|print failed
job_printed|已打印|printed
job_recalled|撤回打印任务|print job recalled
job_settled|打印问题已处理|print job settled
job_stored|打印机已收到|print job stored
job_taken_over|邻近打印机代打|taken over by another printer
job_uncertain|不知是否打出|print uncertain
key_created|设备登记|device enrolled
key_replaced|更换设备密钥|device's key replaced
key_revoked|停用设备|device revoked
ledger_days_gone|旧账本按天封存|old days sealed
media_kept|保存图片|picture kept
meeting_called|召集会商|meeting called
meeting_held|会商结果|meeting held
needs_marked|标记特殊需要|needs marked
notice_brought_back|拿一次性告知单再来|notice brought back
old_erased|到期个人信息已删除|old personal data erased
order_withdrawn|撤销临时安排|order withdrawn
papers_passed|材料移交|papers passed
papers_taken|材料接收|papers taken
password_changed|本人改密码|password changed
password_set|设置密码|password set
person_erased|删除个人信息|personal data erased
printer_state|打印机状态|printer's state
rating_supplemented|追加评价|rating added to
rating_withdrawn|撤回评价请求|rating withdrawn
rectification_assigned|整改交办|rectification assigned
rectification_called_back|整改回访|rectification: called back
rectification_closed|整改办结|rectification closed
rectification_contacted|整改联系群众|rectification: contacted
rectification_escalated|整改超期上报|rectification escalated
rectification_fixed|整改完成|rectification: fixed
rectification_found|整改查明原因|rectification: cause found
rectification_opened|差评整改立项|rectification opened
rectification_reopened|重新整改|rectification reopened
rectification_sent_back|整改退回|rectification sent back
rectification_urged|整改催办|rectification urged
rectification_verified|整改核实|rectification verified
register_taken|导出台账|register taken
report_frozen|月报封存|report frozen
report_template_kept|更换月报表格|report template kept
results_unfetched|结果无人领取|results not fetched
roll_changed|更换纸卷|paper roll changed
routine_done|开关门检查|routine done
served_without_ticket|无号直接办理|served without a ticket
server_closed|系统关闭|server closed
service_asked|申请帮办上门|service asked for
service_request_escalated|帮办上报|service request escalated
service_request_handled|帮办处理|service request handled
service_request_urged|帮办催办|service request urged
session_closed|退出管理页|session closed
session_opened|登录管理页|session opened
sign_in_failed|登录失败|sign-in failed
signed_in|窗口签到|signed in
signed_out|窗口签退|signed out
status_imported|导入外部状态|status imported
task_answered|联办答复|task answered
task_dropped|取消联办|task dropped
task_due_soon|联办快到期|task due soon
task_escalated|联办超期上报|task escalated
task_urged|联办催办|task urged
task_warned|联办预警|task warned
test_printed|打印测试条|test slip printed
ticket_called|叫号|called
ticket_cancelled|取消号票|cancelled
ticket_ended_with_day|当天未办结束|ended with the day
ticket_handed_in|离线取号补传|offline ticket handed in
ticket_kept_aside|离线号票待核|offline ticket kept aside
ticket_kept_overnight|保留到次日|kept overnight
ticket_led|领导安排优先|put first by a leader
ticket_let_pass|让后面的人先办|let others pass
ticket_missed|过号|missed
ticket_recalled|重呼|called again
ticket_returned|过号重排|returned to the line
ticket_split|拆分号票|split
ticket_taken|取号|taken
ticket_withdrawn|撤回重复的号|withdrawn
tickets_reserved|预留离线号|numbers set aside
visit_asked|请求评价|rating asked for
visit_finished|办结|finished
visit_handed_on|转下一事项|handed on
visit_handed_over|办理中移交|handed over
visit_held|暂缓办理|held
visit_not_rated|未评价|not rated
visit_rated|已评价|rated
visit_released|领导释放窗口|released by a leader
visit_started|开始办理|started
visit_transferred|转窗口|transferred
voice_state|语音状态|voice's state
window_attended|窗口恢复有人|window attended
window_left_unattended|窗口无人|window left unattended
window_paused|暂停窗口|window paused
window_resumed|恢复窗口|window resumed
window_set|调整窗口|window set
windows_swapped|窗口互换|windows swapped
"""


def _words(line: str) -> tuple[str, Words]:
    kind, zh, en = line.split("|")
    return kind, Words(zh=zh, en=en)


KINDS: dict[str, Words] = dict(map(_words, _TOLD.strip().splitlines()))
