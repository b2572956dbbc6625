import { runBusyNode } from "./runBusyNode.ts";

// Run as `busierNode.ts node`: beyond the tolerance from what `busyNode.ts` tells, as that is from the truth.
await runBusyNode(16n);
