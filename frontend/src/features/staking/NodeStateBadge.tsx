import { useChainNow } from "../../chain/useChainClock.ts";
import { formatDate } from "../../lib/time.ts";
import { Badge } from "../../ui/Badge.tsx";
import type { NodeFacts } from "./nodeFacts.ts";
import { nodeState, stateWords } from "./nodeState.ts";

/** Where a masternode stands, in a word. */
export function NodeStateBadge({ node }: { readonly node: NodeFacts }) {
  const now = useChainNow();
  const state = nodeState(node, now);
  const { text, tone, meaning } = stateWords(state, node.jailedUntil);
  return (
    <Badge tone={tone} title={meaning} data-testid="node-state" data-state={state}>
      {text}
      {state === "jailed" && ` until ${formatDate(node.jailedUntil)}`}
    </Badge>
  );
}
