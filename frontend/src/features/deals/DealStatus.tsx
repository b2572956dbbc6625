import { Badge } from "../../ui/Badge.tsx";

/** Whether a deal runs. `ended`: past its end, and still to be settled. */
export function DealStatus({ open, ended }: { readonly open: boolean; readonly ended: boolean }) {
  if (!open)
    return (
      <Badge data-testid="deal-status" data-state="closed">
        Closed
      </Badge>
    );
  if (ended)
    return (
      <Badge tone="warn" data-testid="deal-status" data-state="ended">
        To be settled
      </Badge>
    );
  return (
    <Badge tone="good" data-testid="deal-status" data-state="running">
      <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-good" />
      Running
    </Badge>
  );
}
