import { packOrder } from "@sonm/protocol/order.ts";
import { Link } from "@tanstack/react-router";

import { encodeOpen } from "../../chain/calls.ts";
import { cost, openingReserve } from "../../chain/settlement.ts";
import { useBalances } from "../../chain/useBalances.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRate } from "../../chain/useRate.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Offer } from "../../indexer/offer.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { HOUR } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { termWords } from "./orderWords.ts";
import type { Match } from "./useMatches.ts";

const packed = ({ fields, signature }: Offer) => ({ order: packOrder(fields), signature });

/** Reviews the deal that two orders make, and opens it. */
export function OpenSheet({ match, onClose }: { readonly match: Match; readonly onClose: () => void }) {
  const { ask, bid, hardware } = match;
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const rate = useRate();
  const buyer = useBalances(bid.fields.author);
  const runner = useAction();
  const { price } = ask.fields;
  const { duration } = bid.fields;
  const reserve = rate === undefined ? undefined : openingReserve(price, rate.rate, duration);
  const title = `Open a deal: ${termWords(duration)} at ${formatUsdPerHour(price)} an hour`;
  const action =
    account === undefined
      ? undefined
      : singleCall(account, title, { to: contracts.Market, data: encodeOpen(packed(ask), packed(bid), hardware) });
  const { progress } = runner;

  if (progress.stage === "done")
    return (
      <Sheet
        open
        onClose={onClose}
        testId="open-receipt"
        title="The deal is open"
        description="It is paid by the second from now on, until it is closed or ends."
        footer={
          progress.record.deal !== undefined && (
            <Button kind="primary" size="large" className="w-full" asChild>
              <Link to="/deals/$id" params={{ id: progress.record.deal }} data-testid="open-receipt-deal">
                See the deal
              </Link>
            </Button>
          )
        }
      >
        <Facts className="border-y">
          <Fact name="Transaction">
            <TransactionLink hash={progress.record.hash} />
          </Fact>
        </Facts>
      </Sheet>
    );

  return (
    <Sheet
      open
      onClose={onClose}
      testId="open-sheet"
      title="Open this deal?"
      description="Both orders are used up by it. The offer's price counts, also where the bid pays more."
      footer={
        <ActionBox runner={runner} action={action} verb="open the deal" className="w-full" testId="open-submit">
          Open the deal
        </ActionBox>
      }
    >
      <Facts className="border-y">
        <Fact name="Machine">
          <AddressText address={ask.fields.author} />
        </Fact>
        <Fact name="Buyer">
          <AddressText address={bid.fields.author} mine={bid.fields.author.toLowerCase() === account?.toLowerCase()} />
        </Fact>
        <Fact name="For how long">{termWords(duration)}</Fact>
        <Fact name="Price of an hour" hint={formatUsdPerHour(price)}>
          <Snm wei={rate === undefined ? undefined : cost(price, rate.rate, BigInt(HOUR))} rounding="up" />
        </Fact>
        <Fact name="Moves to escrow now" hint="From the buyer's ledger balance; what is not used comes back">
          <Snm wei={reserve} rounding="up" testId="open-reserve" />
        </Fact>
        <Fact name="Buyer's ledger balance afterwards" strong>
          <Snm
            wei={
              reserve === undefined || buyer === undefined
                ? undefined
                : buyer.ledger > reserve
                  ? buyer.ledger - reserve
                  : 0n
            }
          />
        </Fact>
      </Facts>
    </Sheet>
  );
}
