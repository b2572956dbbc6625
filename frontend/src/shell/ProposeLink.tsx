import { Link } from "@tanstack/react-router";
import { FilePlus } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "../ui/Button.tsx";

interface ProposeLinkProps {
  /** Id of the action: "Roadmap.addFeature". */
  readonly action: string;
  /** What of it is filled in, by the paths of its fields. */
  readonly values?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** The way to a proposal with an action chosen, and filled in as far as it is known. */
export function ProposeLink({ action, values = {}, children, testId = "propose-link" }: ProposeLinkProps) {
  return (
    <Button size="small" asChild>
      <Link to="/dao/propose" search={{ action, ...values }} data-testid={testId}>
        <FilePlus aria-hidden className="size-3.5" />
        {children}
      </Link>
    </Button>
  );
}
