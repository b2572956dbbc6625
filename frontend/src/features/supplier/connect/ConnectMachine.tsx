import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Address } from "viem";
import { useBalance } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { PRICE_FAULT, readUsdPerHour } from "../../../lib/usdPerHour.ts";
import { Button } from "../../../ui/Button.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import { CommandBox } from "../../../ui/CommandBox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Faucet } from "../../../wallet/faucet/Faucet.tsx";
import type { ConsentText } from "../consent.ts";
import { ConnectSteps } from "./ConnectSteps.tsx";
import { type StartWay, agentCommand } from "./agentCommand.ts";
import { connectSteps } from "./connectSteps.ts";
import { fetchAgent } from "./fetchAgent.ts";

/** Milliseconds between looks for the agent. */
const LOOK_EVERY = 2_000;

interface ConnectMachineProps {
  readonly account: Address;
  /** Told what the agent needs its master to confirm, once it answers. */
  readonly onConsent?: (consent: ConsentText) => void;
}

/** The one command that connects a machine, and how far that is. */
export function ConnectMachine({ account, onConsent }: ConnectMachineProps) {
  const network = useRuntimeConfig();
  const [price, setPrice] = useState("0.05");
  const [way, setWay] = useState<StartWay>("shell");
  // Not before: a browser calls each question to nobody an error.
  const [looking, setLooking] = useState(false);
  const fault = readUsdPerHour(price) === undefined ? PRICE_FAULT : undefined;
  const command = agentCommand(network, { master: account, price: fault === undefined ? price.trim() : "0.05", way });
  const { data: agent } = useQuery({
    queryKey: ["own-agent", account],
    queryFn: async ({ signal }) => (await fetchAgent(account, signal)) ?? null,
    enabled: network.local && looking,
    refetchInterval: LOOK_EVERY,
  });
  const worker = agent?.worker;
  const { data: gas } = useBalance({
    address: worker,
    chainId: network.chainId,
    query: { enabled: worker !== undefined, refetchInterval: useRefreshInterval() },
  });
  const consent = agent?.consent;
  const signature = consent?.signature;
  useEffect(() => {
    if (consent !== undefined) onConsent?.(consent);
    // Only another signature is news, not another object with the same one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [signature]);
  const hasGas = gas === undefined ? undefined : gas.value > 0n;
  return (
    <Panel title="Connect a machine">
      <div className="space-y-4">
        <p className="text-muted text-pretty">
          Paste this into a shell on the machine that you rent out, in a copy of the project with Node. The{" "}
          <Term id="agent">agent</Term> makes a key of its own there, which never leaves the machine; what it earns is
          yours.
        </p>
        <div className="grid gap-4 min-[26rem]:grid-cols-2">
          <Field
            label="Price"
            unit="$ per hour"
            inputMode="decimal"
            testId="connect-price"
            value={price}
            fault={fault}
            onChange={({ target }) => setPrice(target.value)}
          />
          <div>
            <p className="mb-1.5 text-xs font-medium text-muted">How it runs</p>
            <Choice
              label="How it runs"
              testId="connect-way"
              value={way}
              options={[
                { value: "shell", text: "In this shell" },
                { value: "systemd", text: "As a service" },
              ]}
              onChange={setWay}
            />
          </div>
        </div>
        <CommandBox text={command} label="Copy the command" testId="connect-command" />
        {network.local ? (
          <>
            {!looking && (
              <Button size="small" data-testid="connect-look" onClick={() => setLooking(true)}>
                It runs: look for it
              </Button>
            )}
            <ConnectSteps steps={connectSteps(agent ?? undefined, hasGas)} />
            {worker !== undefined && hasGas === false && <Faucet account={worker} gasOnly />}
          </>
        ) : (
          <p className="text-muted text-pretty">
            It prints its worker&rsquo;s address, which needs a little of the chain&rsquo;s coin for gas, and the
            worker&rsquo;s consent: paste that below. From then on the machine is in the list, with what it waits for.
          </p>
        )}
      </div>
    </Panel>
  );
}
