import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";

import { levelName } from "../../lib/identityLevels.ts";
import { ADDRESS_FAULT, readAddress } from "../../lib/readAddress.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import type { DaoLists } from "./validatorsQuery.ts";

/** What the DAO can decide about an account: the level to which it certifies, or a ban. */
const DECISIONS = [
  { value: "2", text: `Validator, ${levelName(2)}` },
  { value: "3", text: `Validator, ${levelName(3)}` },
  { value: "4", text: `Validator, ${levelName(4)}` },
  { value: "0", text: "Dismiss" },
  { value: "ban", text: "Ban" },
  { value: "lift", text: "Lift the ban" },
] as const;

type Decision = (typeof DECISIONS)[number]["value"];

/** Why a decision changes nothing; undefined where it does. */
function decisionFault(target: Address, decision: Decision, { validators, banned }: DaoLists): string | undefined {
  const isBanned = banned.some(({ address }) => isAddressEqual(address, target));
  if (decision === "ban") return isBanned ? "It is banned already." : undefined;
  if (decision === "lift") return isBanned ? undefined : "It is not banned.";
  const level = validators.find(({ address }) => isAddressEqual(address, target))?.level ?? 0;
  if (level !== Number(decision)) return undefined;
  return level === 0 ? "It is no validator." : "It is that already.";
}

/** The decision as the form of proposals takes it. */
const proposalOf = (target: Address, decision: Decision): Record<string, string> =>
  decision === "ban" || decision === "lift"
    ? { action: "Market.setBanned", account: target, banned: decision === "ban" ? "yes" : "no" }
    : { action: "Profiles.setValidator", validator: target, level: decision };

/** Appointing, dismissing and banning: only the DAO decides that, so it leads to a proposal that is filled in. */
export function DaoPanel({ lists }: { readonly lists: DaoLists }) {
  const [text, setText] = useState("");
  const [decision, setDecision] = useState<Decision>("2");
  const target = readAddress(text);
  const fault = target === undefined ? ADDRESS_FAULT : decisionFault(target, decision, lists);
  return (
    <Panel title="Decisions of the DAO">
      <div className="space-y-4">
        <p className="text-muted text-pretty" data-testid="dao-only">
          Only the DAO appoints validators and bans accounts: somebody proposes it, holders vote, and the treasury does
          it.{" "}
          <Link to="/dao/proposals" className="font-medium text-accent underline">
            See what is proposed
          </Link>
          , or propose it yourself.
        </p>
        <Field
          label="Account"
          placeholder="0x…"
          testId="dao-target"
          value={text}
          fault={text === "" ? undefined : fault}
          onChange={(event) => setText(event.target.value)}
        />
        <Choice
          label="What shall be decided"
          testId="dao-decision"
          value={decision}
          options={DECISIONS}
          onChange={setDecision}
        />
        {target === undefined || fault !== undefined ? (
          <Button kind="primary" className="w-full" disabled data-testid="dao-submit">
            Propose it
          </Button>
        ) : (
          <Button kind="primary" className="w-full" asChild>
            <Link to="/dao/propose" search={proposalOf(target, decision)} data-testid="dao-submit">
              Propose it
            </Link>
          </Button>
        )}
      </div>
    </Panel>
  );
}
