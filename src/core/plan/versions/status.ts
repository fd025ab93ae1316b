// The life of a plan: draft, review, approved, in force, retired; and which plan holds on a day, by which the cases of that day are judged.

export type PlanStatus = "draft" | "review" | "approved" | "in_force" | "retired";

/** A dated plan. Days are yyyy-MM-dd; `from` is the first day on which it holds, `to` the first on which it no longer does. */
export interface PlanVersion {
  readonly id: string;
  readonly name: string;
  /** The plan that it was forked from. */
  readonly parent: string | null;
  readonly status: PlanStatus;
  readonly from: string | null;
  readonly to: string | null;
}

export type PlanMove =
  | { readonly kind: "submit" } // draft → review
  | { readonly kind: "send_back" } // review or approved → draft
  | { readonly kind: "approve" } // review → approved
  | { readonly kind: "put_in_force"; readonly from: string } // approved → in force, the plan before retires that day
  | { readonly kind: "retire"; readonly to: string }; // in force → retired, without a successor

export type PlanRefusal =
  | "no_such_plan"
  | "wrong_status" // the move does not start from this status
  | "no_day" // no day of the calendar
  | "before_the_plan_in_force" // a plan cannot begin before, or on the day on which, the one in force began
  | "has_errors" // a plan with errors cannot be submitted
  | "frozen"; // only drafts change

export type Moved = { readonly ok: true; readonly plans: readonly PlanVersion[] } | { readonly ok: false; readonly refusal: PlanRefusal };

const STARTS: Readonly<Record<PlanMove["kind"], readonly PlanStatus[]>> = {
  submit: ["draft"],
  send_back: ["review", "approved"],
  approve: ["review"],
  put_in_force: ["approved"],
  retire: ["in_force"],
};

/** Moves one plan of a town; `errors` is the number of errors that its check finds. Nothing is changed in place. */
export function movePlan(plans: readonly PlanVersion[], id: string, move: PlanMove, errors: number): Moved {
  const plan = plans.find((each) => each.id === id);
  if (!plan) return { ok: false, refusal: "no_such_plan" };
  if (!STARTS[move.kind].includes(plan.status)) return { ok: false, refusal: "wrong_status" };
  const replaced = (more: Partial<PlanVersion>): Moved => ({ ok: true, plans: plans.map((each) => (each.id === id ? { ...each, ...more } : each)) });
  switch (move.kind) {
    case "submit":
      return errors > 0 ? { ok: false, refusal: "has_errors" } : replaced({ status: "review" });
    case "send_back":
      return replaced({ status: "draft" });
    case "approve":
      return errors > 0 ? { ok: false, refusal: "has_errors" } : replaced({ status: "approved" });
    case "put_in_force":
      return putInForce(plans, id, move.from);
    case "retire":
      if (!isDay(move.to)) return { ok: false, refusal: "no_day" };
      return plan.from !== null && move.to <= plan.from ? { ok: false, refusal: "before_the_plan_in_force" } : replaced({ status: "retired", to: move.to });
    default:
      return move satisfies never;
  }
}

function putInForce(plans: readonly PlanVersion[], id: string, from: string): Moved {
  if (!isDay(from)) return { ok: false, refusal: "no_day" };
  const last = plans.reduce((latest, { status, from: began, to }) => {
    const end = status === "in_force" ? began : status === "retired" ? to : null;
    return end !== null && end > latest ? end : latest;
  }, "");
  const isHeld = plans.some(({ status }) => status === "in_force");
  if (isHeld ? from <= last : from < last) return { ok: false, refusal: "before_the_plan_in_force" };
  return {
    ok: true,
    plans: plans.map((each): PlanVersion => {
      if (each.id === id) return { ...each, status: "in_force", from, to: null };
      return each.status === "in_force" ? { ...each, status: "retired", to: from } : each;
    }),
  };
}

/** A new draft made from a plan of any status. */
export function forkPlan(plans: readonly PlanVersion[], parent: string, id: string, name: string): Moved {
  if (!plans.some((each) => each.id === parent)) return { ok: false, refusal: "no_such_plan" };
  return { ok: true, plans: [...plans, { id, name, parent, status: "draft", from: null, to: null }] };
}

/** The plan by which the cases of a day are judged: the one that held then, also when it has retired since; null when none did. */
export function planOn(plans: readonly PlanVersion[], day: string): PlanVersion | null {
  return (
    plans.find(({ status, from, to }) => (status === "in_force" || status === "retired") && from !== null && from <= day && (to === null || day < to)) ?? null
  );
}

/** yyyy-MM-dd, and a day that the calendar has. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= ([31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number);
}
