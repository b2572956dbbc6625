import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What to do about it. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly testId?: string;
  /** It stands for the whole page, whose heading it is. */
  readonly page?: boolean;
}

/** Nothing to show, and what to do about it. */
export function Empty({ icon: Icon, title, children, action, testId, page = false }: EmptyProps) {
  const Title = page ? "h1" : "p";
  return (
    <div data-testid={testId} className="flex flex-col items-center px-6 py-14 text-center">
      <span className="mb-4 grid size-11 place-items-center rounded-xl bg-raised text-muted">
        <Icon aria-hidden className="size-5" />
      </span>
      <Title className="font-semibold">{title}</Title>
      <div className="mt-1 max-w-md text-muted text-pretty">{children}</div>
      {action !== undefined && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
