import { Link } from "@tanstack/react-router";
import { MapPinOff } from "lucide-react";

import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";

/** For an address that leads nowhere. */
export function NotFound() {
  return (
    <Empty
      page
      icon={MapPinOff}
      testId="not-found"
      title="There is no such page"
      action={
        <Button kind="primary" size="small" asChild>
          <Link to="/">To the market</Link>
        </Button>
      }
    >
      The link may be incomplete.
    </Empty>
  );
}
