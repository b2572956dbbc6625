import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { ADDRESS_FAULT, readAddress } from "../../../lib/readAddress.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { type DelegatedPart, delegateAction } from "./delegateAction.ts";
import { type Delegations, useDelegations } from "./useDelegations.ts";

const PARTS: readonly { readonly value: DelegatedPart; readonly text: string }[] = [
  { value: "both", text: "All" },
  { value: "wallet", text: "Wallet only" },
  { value: "locked", text: "Locked only" },
];

interface DelegatePanelProps {
  readonly account: Address;
  /** Whom the form begins with. */
  readonly to?: Address;
}

/** Who votes with the reader's SNM, and the form that changes it. */
export function DelegatePanel({ account, to }: DelegatePanelProps) {
  const delegations = useDelegations(account);
  return (
    <Panel
      title={
        <>
          Who <Term id="delegation">votes with your SNM</Term>
        </>
      }
    >
      {delegations === undefined ? (
        <Skeleton className="h-32 w-full" />
      ) : (
        <>
          <Facts className="mb-4 border-y">
            <Fact
              name="In your wallet"
              hint={<Voter voter={delegations.walletVoter} account={account} />}
              testId="delegation-wallet"
            >
              <Snm wei={delegations.wallet} />
            </Fact>
            <Fact
              name="Locked for dividends"
              hint={<Voter voter={delegations.lockedVoter} account={account} />}
              testId="delegation-locked"
            >
              <Snm wei={delegations.locked} />
            </Fact>
            <Fact name="Staked" hint="You vote with it yourself">
              <Snm wei={delegations.staked} />
            </Fact>
          </Facts>
          <DelegateForm account={account} delegations={delegations} {...(to === undefined ? {} : { to })} />
        </>
      )}
    </Panel>
  );
}

function Voter({ voter, account }: { readonly voter: Address | undefined; readonly account: Address }) {
  if (voter === undefined) return "Nobody votes with it";
  return (
    <>
      Voted with by{" "}
      <Link to="/dao/delegates/$address" params={{ address: voter }} className="hover:underline">
        <AddressText address={voter} mine={isAddressEqual(voter, account)} picture={false} link={false} />
      </Link>
    </>
  );
}

function DelegateForm({ account, delegations, to }: DelegatePanelProps & { readonly delegations: Delegations }) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [text, setText] = useState<string>(to ?? account);
  const [part, setPart] = useState<DelegatedPart>(delegations.locked > 0n ? "both" : "wallet");
  const running = isRunning(runner.progress);
  const done = runner.progress.stage === "done";
  const target = readAddress(text);
  const action = target && delegateAction(contracts, account, delegations, target, part);
  const same = target !== undefined && action === undefined && !done && !running;
  const edit = (change: () => void) => {
    change();
    if (!running) runner.reset();
  };
  return (
    <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
      <Field
        label="Who shall vote"
        placeholder="0x…"
        testId="delegate-to"
        value={text}
        disabled={running}
        fault={target === undefined && text !== "" ? ADDRESS_FAULT : undefined}
        hint={
          same
            ? "It is so already."
            : "The SNM stay yours, and you can take the votes back at any time. It counts for votes that begin later."
        }
        unit={
          <button
            type="button"
            data-testid="delegate-myself"
            disabled={running}
            className="rounded-md bg-raised px-2 py-1 font-medium text-text hover:bg-line disabled:opacity-50"
            onClick={() => edit(() => setText(account))}
          >
            Myself
          </button>
        }
        onChange={(event) => edit(() => setText(event.target.value))}
      />
      <Choice
        label="Which SNM"
        testId="delegate-part"
        value={part}
        options={PARTS}
        disabled={running}
        onChange={(value) => edit(() => setPart(value))}
      />
      <ActionDone progress={runner.progress} title="It is so from now on." testId="delegate-done" />
      <ActionBox
        runner={runner}
        action={done ? undefined : action}
        verb="delegate"
        size="medium"
        className="w-full"
        testId="delegate-submit"
      >
        Delegate
      </ActionBox>
    </form>
  );
}
