import { useState } from "react";
import { type Address, bytesToHex, isAddressEqual, zeroHash } from "viem";

import { encodeSchedule, encodeSetBanned, encodeSetValidator } from "../../chain/daoCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { levelName } from "../../lib/identityLevels.ts";
import { ADDRESS_FAULT, readAddress } from "../../lib/readAddress.ts";
import { formatDuration } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { banWords, validatorWords } from "./daoWords.ts";
import type { DaoRights } from "./useDaoRights.ts";
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

interface DaoPanelProps {
  readonly account: Address | undefined;
  readonly rights: DaoRights | undefined;
  readonly lists: DaoLists;
}

/** Appointing, dismissing and banning, for whoever may; for all others one sentence on who does. */
export function DaoPanel({ account, rights, lists }: DaoPanelProps) {
  if (rights === undefined)
    return (
      <Panel title="Decisions of the DAO">
        <Skeleton className="h-10 w-full" />
      </Panel>
    );
  const acts = account !== undefined && (rights.self || rights.proposes);
  return (
    <Panel title="Decisions of the DAO">
      {acts ? (
        <Decide account={account} rights={rights} lists={lists} />
      ) : (
        <p className="text-muted text-pretty" data-testid="dao-only">
          Only the DAO appoints validators and bans accounts: its treasury <AddressText address={rights.dao} copy />{" "}
          does what its proposers scheduled,{" "}
          {account === undefined ? "so connect" : "and this wallet is none of them; connect"} one of theirs to do it
          here.
        </p>
      )}
    </Panel>
  );
}

function Decide({
  account,
  rights,
  lists,
}: {
  readonly account: Address;
  readonly rights: DaoRights;
  readonly lists: DaoLists;
}) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [text, setText] = useState("");
  const [decision, setDecision] = useState<Decision>("2");
  const [salt, setSalt] = useState(freshSalt);
  const target = readAddress(text);
  const done = runner.progress.stage === "done";
  const fault = target === undefined ? ADDRESS_FAULT : decisionFault(target, decision, lists);
  const make = () => {
    if (target === undefined || fault !== undefined) return undefined;
    const ban = decision === "ban" || decision === "lift";
    const words = ban ? banWords(target, decision === "ban") : validatorWords(target, Number(decision));
    const call = ban
      ? { to: contracts.Market, data: encodeSetBanned(target, decision === "ban") }
      : { to: contracts.Profiles, data: encodeSetValidator(target, Number(decision)) };
    if (rights.self) return singleCall(account, words, call);
    const scheduled = { ...call, value: 0n, predecessor: zeroHash, salt };
    return singleCall(account, `Schedule: ${words}`, {
      to: contracts.Treasury,
      data: encodeSchedule(scheduled, rights.delay),
    });
  };
  const edit = (change: () => void) => {
    change();
    if (isRunning(runner.progress)) return;
    setSalt(freshSalt());
    runner.reset();
  };
  return (
    <div className="space-y-4">
      <p className="text-xs text-muted text-pretty">
        {rights.self
          ? "This wallet is the DAO: what you send applies at once."
          : `What you schedule waits ${formatDuration(Number(rights.delay))} in the treasury, in everybody's view, before it can be executed.`}
      </p>
      <Field
        label="Account"
        placeholder="0x…"
        testId="dao-target"
        value={text}
        fault={text === "" || done ? undefined : fault}
        disabled={isRunning(runner.progress)}
        onChange={(event) => edit(() => setText(event.target.value))}
      />
      <Choice
        label="What is decided"
        testId="dao-decision"
        value={decision}
        options={DECISIONS}
        disabled={isRunning(runner.progress)}
        onChange={(value) => edit(() => setDecision(value))}
      />
      <ActionBox
        runner={runner}
        action={done ? undefined : make()}
        verb="decide"
        size="medium"
        className="w-full"
        testId="dao-submit"
      >
        {rights.self ? "Decide it" : "Schedule it"}
      </ActionBox>
      <ActionDone
        progress={runner.progress}
        title={rights.self ? "It applies now." : "It waits in the treasury. See below."}
        testId="dao-done"
      />
    </div>
  );
}

/** Tells two schedulings of the same call apart. */
const freshSalt = () => bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
