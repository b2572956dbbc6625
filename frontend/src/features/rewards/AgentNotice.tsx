import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { Link } from "@tanstack/react-router";

import { formatDateTime } from "../../lib/time.ts";
import { Notice } from "../../ui/Notice.tsx";
import type { LowestAgent } from "./readLowestAgent.ts";

/** That agents of an older version will earn nothing, from when on; nothing where none is decided. */
export function AgentNotice({ agent }: { readonly agent: LowestAgent | undefined }) {
  if (agent?.next === undefined) return null;
  const { version, from } = agent.next;
  const least = decodeSoftwareVersion(version);
  return (
    <Notice tone="warn" testId="agent-notice" title={`Agents below version ${least} end on ${formatDateTime(from)}`}>
      From then on a machine with an older one earns nothing, in any program. Update the agent before, so that the nodes
      have attested version {least}.{" "}
      <Link to="/dao/releases" className="underline hover:text-accent">
        See the releases
      </Link>
      .
    </Notice>
  );
}
