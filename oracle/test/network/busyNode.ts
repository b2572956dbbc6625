import { runBusyNode } from "./runBusyNode.ts";

// Run as `busyNode.ts node`.
await runBusyNode(4n);
