import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { classes } from "../lib/classes.ts";

const TONES = {
  info: { icon: Info, box: "bg-accent-soft", mark: "text-accent" },
  good: { icon: CircleCheck, box: "bg-good-soft", mark: "text-good" },
  warn: { icon: TriangleAlert, box: "bg-warn-soft", mark: "text-warn" },
  bad: { icon: CircleAlert, box: "bg-bad-soft", mark: "text-bad" },
};

interface NoticeProps {
  readonly tone: keyof typeof TONES;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Read out at once when it appears. */
  readonly live?: boolean;
  readonly testId?: string;
}

/** A remark that belongs to what stands around it. */
export function Notice({ tone, title, children, live = false, testId }: NoticeProps) {
  const { icon: Icon, box, mark } = TONES[tone];
  return (
    <div data-testid={testId} role={live ? "alert" : undefined} className={classes("flex gap-3 rounded-lg p-3.5", box)}>
      <Icon aria-hidden className={classes("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1 text-pretty">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className={classes(title !== undefined && "text-muted")}>{children}</div>}
      </div>
    </div>
  );
}
