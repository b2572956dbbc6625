import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Address } from "viem";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Button } from "../../../ui/Button.tsx";
import { CommandBox } from "../../../ui/CommandBox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Spinner } from "../../../ui/Spinner.tsx";
import { fetchRegistration } from "./fetchRegistration.ts";
import { nodeCommand, proposedEndpoint } from "./nodeCommand.ts";
import { endpointFault } from "./nodeTexts.ts";
import type { RegisterDraft } from "./registerDraft.ts";

/** Milliseconds between looks for the node. */
const LOOK_EVERY = 2_000;

interface StartNodeProps {
  readonly account: Address;
  /** Told what the node offers, once it answers. */
  readonly onOffer: (offer: Partial<RegisterDraft>) => void;
}

/** The one command that starts a node, and whether it is there. */
export function StartNode({ account, onOffer }: StartNodeProps) {
  const config = useRuntimeConfig();
  const [endpoint, setEndpoint] = useState(() => proposedEndpoint(config));
  // Not before: a browser calls each question to nobody an error.
  const [looking, setLooking] = useState(false);
  const fault = endpoint === "" ? undefined : endpointFault(endpoint);
  const command = nodeCommand(config, { owner: account, endpoint: fault === undefined ? endpoint : "" });
  const { data: offer } = useQuery({
    queryKey: ["registration", endpoint, account],
    queryFn: async ({ signal }) => (await fetchRegistration(endpoint, account, signal)) ?? null,
    enabled: config.local && looking && endpoint !== "" && fault === undefined,
    refetchInterval: ({ state }) => (state.data ? false : LOOK_EVERY),
  });
  useEffect(() => {
    if (offer) onOffer(offer);
    // Only what it offers is news, not another function to tell it to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [offer]);
  return (
    <Panel title="1. Start the node">
      <div className="space-y-4">
        <p className="text-muted text-pretty">
          Paste this into a shell on the machine that is to run it, in a copy of the project. It makes a key of its own
          there, which signs reports and never leaves that machine; your wallet stays the owner.
        </p>
        <Field
          label="Where it is reached"
          testId="node-endpoint"
          placeholder="https://node.example.org:8080"
          value={endpoint}
          fault={fault}
          onChange={(event) => setEndpoint(event.target.value.trim())}
        />
        <CommandBox text={command} label="Copy the command" testId="node-command" />
        {offer ? (
          <Notice tone="good" testId="node-found" title="The node answers">
            Its key and its address are filled in below.
          </Notice>
        ) : config.local && !looking ? (
          <Button size="small" data-testid="node-look" onClick={() => setLooking(true)}>
            It runs: look for it
          </Button>
        ) : config.local ? (
          <p role="status" data-testid="node-awaited" className="flex items-center gap-2 text-muted">
            <Spinner /> Waiting for it to answer at {endpoint}
          </p>
        ) : (
          <p className="text-muted text-pretty">
            Once it runs, open{" "}
            <code className="font-mono text-xs break-all">
              {fault === undefined && endpoint !== "" ? endpoint : "<its address>"}/registration
            </code>{" "}
            and paste what it answers into any entry below: all are filled in.
          </p>
        )}
      </div>
    </Panel>
  );
}
