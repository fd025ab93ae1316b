// Why a move is refused: a name for programs, a sentence for people.
import type { Language } from "./issue";
import type { Ask, Condition } from "./lifecycleTable";

const SENTENCES = {
  not_reported: { en: "The case has not been reported yet.", "zh-CN": "案件尚未上报。" },
  already_reported: { en: "The case has been reported before.", "zh-CN": "案件已上报过。" },
  other_case: { en: "The event belongs to another case.", "zh-CN": "该操作属于另一案件。" },
  before_last_event: { en: "The event is older than what has already been done.", "zh-CN": "操作时间早于已有的办理记录。" },
  id_taken: { en: "Another event has the same number.", "zh-CN": "已有编号相同的另一条记录。" },
  retracted: { en: "Taken back by whoever did it.", "zh-CN": "已由操作人撤销。" },
  nothing_to_retract: { en: "There is no earlier event of the same person to take back.", "zh-CN": "没有可由该人员撤销的操作。" },
  not_from_this_state: { en: "This cannot be done with a case in this state.", "zh-CN": "案件处于当前状态时不能进行此操作。" },
  not_this_role: { en: "This is not for this role to do.", "zh-CN": "该岗位无权进行此操作。" },
  reason: { en: "A reason is needed.", "zh-CN": "须填写理由。" },
  receiver: { en: "It must be said who receives it.", "zh-CN": "须指定接收人。" },
  filing: { en: "Class, filing condition and limit must be chosen.", "zh-CN": "须选择类别、立案条件和时限。" },
  department: { en: "A department must be named.", "zh-CN": "须指定处置部门。" },
  handler: { en: "A handler must be named.", "zh-CN": "须指定处置人员。" },
  after_photo: { en: "A photo taken after handling is needed.", "zh-CN": "须附处置后照片。" },
  condition: { en: "The closing condition must be met.", "zh-CN": "须确认符合结案条件。" },
  approvals: { en: "Two different people must have approved.", "zh-CN": "须经两级不同人员审批。" },
  end_date: { en: "The end must lie within one year from now.", "zh-CN": "挂账截止时间须在一年之内。" },
  requirement: { en: "It must be said what is required.", "zh-CN": "须写明督办要求。" },
  reply: { en: "A reply is needed.", "zh-CN": "须填写回复内容。" },
  not_verified_absent: { en: "Verification found that the problem does not exist.", "zh-CN": "核实结果为问题不存在。" },
  returned_by_dispatcher: { en: "The case was not returned by the dispatcher.", "zh-CN": "案件不是由派遣员退回的。" },
  returned_by_department: { en: "The case was not returned by a department.", "zh-CN": "案件不是由部门退回的。" },
  check_not_failed: { en: "The check found it not done; it must be worked on again.", "zh-CN": "核查未通过，须返工。" },
  never_suspended: { en: "A case may be suspended only once.", "zh-CN": "案件只能挂账一次。" },
  end_reached: { en: "The suspension has not ended yet.", "zh-CN": "挂账尚未到期。" },
  below_town: { en: "There is no higher level than the town.", "zh-CN": "已是镇级，无法再上报上级。" },
  at_unit: { en: "Only a unit may handle a case itself on the spot.", "zh-CN": "只有单元层级可自行处置。" },
  may_extend: { en: "No extension: overdue, asked for already, or extended twice.", "zh-CN": "不能延期：已超时、已有待批申请，或已延期两次。" },
  extension_asked: { en: "No extension has been asked for.", "zh-CN": "没有待批的延期申请。" },
  supervision_open: { en: "There is no such open supervision.", "zh-CN": "没有该项未办结的督办。" },
  reply_wanted: { en: "There is no such open supervision that wants a reply.", "zh-CN": "没有该项待回复的督办。" },
  may_appeal: { en: "An appeal may be made once, and only if handling was overdue.", "zh-CN": "仅处置超时的案件可申诉，且只能申诉一次。" },
  appeal_asked: { en: "No appeal waits for the dispatcher.", "zh-CN": "没有待派遣员审批的申诉。" },
  appeal_endorsed: { en: "No appeal waits for the acceptor.", "zh-CN": "没有待受理员审批的申诉。" },
} as const satisfies Readonly<Record<Ask | Condition, Readonly<Record<Language, string>>>> & Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type RefusalName = keyof typeof SENTENCES;

/** The reason in the reader's language. */
export function refusalText(name: RefusalName, language: Language): string {
  return SENTENCES[name][language];
}
