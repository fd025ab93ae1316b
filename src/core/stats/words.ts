// The words by which a case says that it is void, and by which a caller says how content he is. English codes and Chinese words, any case.

const VOID_STATES = new Set(["cancelled", "canceled", "void", "voided", "not_accepted", "not accepted", "作废", "已作废", "不予立案", "不予受理"]);
const SATISFIED = new Set(["very_satisfied", "very satisfied", "satisfied", "非常满意", "很满意", "满意", "比较满意", "基本满意"]);
const NOT_SATISFIED = new Set(["neutral", "dissatisfied", "very_dissatisfied", "very dissatisfied", "一般", "不满意", "非常不满意", "很不满意"]);

/** True for the states that take a case out of every rate (domain.md §4: void cases are left out). */
export function isVoidState(word: string): boolean {
  return VOID_STATES.has(tidy(word));
}

/** 0: no valid answer, 1: a valid answer that is not "satisfied", 2: satisfied or very satisfied. */
export function answerOf(word: string): 0 | 1 | 2 {
  const tidied = tidy(word);
  if (SATISFIED.has(tidied)) return 2;
  return NOT_SATISFIED.has(tidied) ? 1 : 0;
}

function tidy(word: string): string {
  return word.trim().toLowerCase();
}
