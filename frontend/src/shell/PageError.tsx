import { Bug } from "lucide-react";

import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Empty } from "../ui/Empty.tsx";

/** In place of a page that failed. */
export function PageError({ error }: { readonly error: unknown }) {
  const detail = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
  return (
    <Empty
      page
      icon={Bug}
      testId="page-error"
      title="This page could not be shown"
      action={
        <Button kind="primary" size="small" onClick={() => location.reload()}>
          Reload
        </Button>
      }
    >
      Nothing happened to your money. Reload; if it fails again, report the details.{" "}
      <span className="inline-flex align-middle">
        <CopyButton text={detail} label="Copy details" />
      </span>
    </Empty>
  );
}
