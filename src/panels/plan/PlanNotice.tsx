// One sentence about the open plan, and what can be done about it.
import { Button } from "@mantine/core";

export interface PlanNoticeProps {
  readonly tone: "plain" | "warn" | "fault";
  readonly text: string;
  readonly action: { readonly label: string; readonly act: () => void } | null;
}

export function PlanNotice({ tone, text, action }: PlanNoticeProps) {
  return (
    <div className="plan-notice" data-tone={tone} role={tone === "fault" ? "alert" : "status"}>
      <span>{text}</span>
      {action && (
        <Button size="compact-xs" variant="default" onClick={action.act}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
