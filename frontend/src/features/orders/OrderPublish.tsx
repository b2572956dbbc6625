import { packOrder } from "@sonm/protocol/order.ts";
import { toRelayPost } from "@sonm/protocol/relay.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Download, Megaphone, Radio } from "lucide-react";
import { type ReactNode, useState } from "react";

import { encodeAnnounce } from "../../chain/calls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import type { Offer } from "../../indexer/offer.ts";
import { saveFile } from "../../lib/saveFile.ts";
import { postOrder } from "../../relay/postOrder.ts";
import { useRelay } from "../../relay/useRelay.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { NetworkCost } from "../../tx/NetworkCost.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { OrderPlaceName } from "./knownOrder.ts";
import { isBid } from "./orderWords.ts";

interface OrderPublishProps {
  readonly order: Pick<Offer, "id" | "fields" | "signature">;
  /** Where it is known already. */
  readonly places: readonly OrderPlaceName[];
}

/** The ways in which a signed order becomes known: relays, the chain, or by hand. */
export function OrderPublish({ order, places }: OrderPublishProps) {
  return (
    <div className="divide-y" data-testid="order-publish">
      <RelayWay order={order} done={places.includes("relayed")} />
      <AnnounceWay order={order} done={places.includes("announced")} />
      <FileWay order={order} />
    </div>
  );
}

type WayProps = Pick<OrderPublishProps, "order"> & { readonly done: boolean };

/** Takes what refuses an order for what it means to the reader. */
function remedyOf(code: string): string {
  if (code === "uncovered") return "Deposit SNM on the Account page and post it again, or announce it on the chain.";
  if (code === "unreachable" || code === "starting" || code === "unclear")
    return "Try again in a while, or announce it on the chain. The order itself is safe.";
  return "Announce it on the chain instead, or sign it anew.";
}

function RelayWay({ order, done }: WayProps) {
  const relay = useRelay();
  const queries = useQueryClient();
  const [state, setState] = useState<"idle" | "posting" | "posted" | { readonly code: string; readonly text: string }>(
    "idle",
  );
  const [passed, setPassed] = useState("");
  const post = async () => {
    setState("posting");
    setPassed("");
    try {
      await postOrder(await relay.bases(), order.fields, order.signature, ({ message }) => setPassed(message));
      setState("posted");
      void queries.invalidateQueries({ queryKey: ["index"] });
    } catch (error) {
      const { code, message } = error as { code?: unknown; message: string };
      setState({ code: typeof code === "string" ? code : "unreachable", text: message });
    }
  };
  return (
    <Way
      icon={<Radio aria-hidden className="size-4" />}
      title={
        <>
          Through the <Term id="relay">relays</Term>
        </>
      }
      hint="Costs nothing. The masternodes hand it on."
    >
      {done || state === "posted" ? (
        <Published testId="order-relayed" />
      ) : (
        <Button
          size="small"
          kind="primary"
          data-testid="order-post"
          busy={state === "posting"}
          onClick={() => void post()}
        >
          Post it
        </Button>
      )}
      {state === "posting" && passed !== "" && (
        <p data-testid="order-post-next" role="status" className="basis-full text-xs text-muted">
          {passed} The next one is asked.
        </p>
      )}
      {typeof state === "object" && (
        <div className="basis-full">
          <Notice tone="warn" live testId="order-post-failure" title={state.text}>
            {remedyOf(state.code)}
          </Notice>
        </div>
      )}
    </Way>
  );
}

function AnnounceWay({ order, done }: WayProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const announced = done || runner.progress.stage === "done";
  const label = isBid(order.fields) ? "Announce a bid" : "Announce an ask";
  const action = singleCall(order.fields.author, label, {
    to: contracts.Market,
    data: encodeAnnounce(packOrder(order.fields), order.signature),
  });
  return (
    <Way
      icon={<Megaphone aria-hidden className="size-4" />}
      title={
        <>
          <Term id="announce">On the chain</Term>
        </>
      }
      hint={announced ? "Stands in the chain's log for good." : "A transaction. Stands in the chain's log for good."}
    >
      {announced ? (
        <Published testId="order-announced" />
      ) : (
        <ActionButton
          runner={runner}
          action={action}
          verb="announce"
          kind="secondary"
          size="small"
          testId="order-announce"
        >
          Announce it
        </ActionButton>
      )}
      {!announced && runner.progress.stage === "idle" && (
        <div className="basis-full">
          <NetworkCost action={action} />
        </div>
      )}
      {runner.progress.stage === "failed" && (
        <div className="basis-full">
          <ActionFailure progress={runner.progress} />
        </div>
      )}
    </Way>
  );
}

function FileWay({ order }: Pick<OrderPublishProps, "order">) {
  const json = JSON.stringify(toRelayPost(order), undefined, 2);
  return (
    <Way
      icon={<Download aria-hidden className="size-4" />}
      title="By hand"
      hint="Give the signed order to whom you like; whoever has it can use it."
    >
      <CopyButton text={json} label="Copy the signed order as JSON" />
      <Button
        size="small"
        data-testid="order-download"
        onClick={() => saveFile(`sonm-order-${order.id.slice(2, 10)}.json`, "application/json", json)}
      >
        Save as file
      </Button>
    </Way>
  );
}

function Published({ testId }: { readonly testId: string }) {
  return (
    <span data-testid={testId} className="text-xs font-medium text-good">
      Published
    </span>
  );
}

function Way({
  icon,
  title,
  hint,
  children,
}: {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <span className="grid size-8 shrink-0 place-items-center rounded-lg bg-raised text-muted">{icon}</span>
      <span className="min-w-40 flex-1">
        <span className="block font-medium">{title}</span>
        <span className="block text-xs text-muted text-pretty">{hint}</span>
      </span>
      {children}
    </div>
  );
}
