import { Unplug } from "lucide-react";

import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";

interface IndexUnreachableProps {
  /** It stands for the whole page. */
  readonly page?: boolean;
  readonly onRetry: () => void;
}

/** In place of a list that can't be read. */
export function IndexUnreachable({ page = false, onRetry }: IndexUnreachableProps) {
  return (
    <Empty
      page={page}
      icon={Unplug}
      testId="index-unreachable"
      title="The index does not answer"
      action={
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      Lists come from the subgraph, which can&rsquo;t be reached now. Your money and your deals are on the chain and not
      affected. It is tried again by itself.
    </Empty>
  );
}
