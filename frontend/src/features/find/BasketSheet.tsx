import type { Basket } from "@sonm/protocol/choice/Basket.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";
import { useMemo, useState } from "react";
import type { Hex } from "viem";
import { useConfig } from "wagmi";

import { encodeBuy, joinCalls } from "../../chain/calls.ts";
import { useBalances } from "../../chain/useBalances.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useMarketTerms } from "../../chain/useMarketTerms.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRate } from "../../chain/useRate.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Offer } from "../../indexer/offer.ts";
import { formatUsdPerHour, parseSnm } from "../../lib/money.ts";
import { formatDuration } from "../../lib/time.ts";
import type { Action } from "../../tx/Action.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { type FundingWay, depositAction } from "../../tx/depositAction.ts";
import { useAction } from "../../tx/useAction.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { BuyMoney } from "../market/buy/BuyMoney.tsx";
import { DepositField } from "../market/buy/DepositField.tsx";
import type { BuyQuote } from "../market/buy/buyModel.ts";
import { BasketChecklist } from "./BasketChecklist.tsx";
import { BasketMachine } from "./BasketMachine.tsx";
import { BasketReceipt } from "./BasketReceipt.tsx";
import { basketParts } from "./basketParts.ts";
import { quoteBasket } from "./quoteBasket.ts";
import { useBasketChecks } from "./useBasketChecks.ts";

/** A transfer with a message opens one deal; several take a deposit and the deals in one call of the market. */
const WAYS: readonly FundingWay[] = ["permit", "approve"];

interface BasketSheetProps {
  readonly basket: Basket;
  readonly offers: readonly Offer[];
  readonly needs: Needs;
  readonly onClose: () => void;
  /** Chooses again without some offers. */
  readonly onGone: (ids: readonly Hex[]) => void;
}

function labelOf(count: number, duration: number): string {
  const machines = count === 1 ? "a machine" : `${count} machines`;
  return duration === 0 ? `Buy spot time of ${machines}` : `Buy ${formatDuration(duration)} of ${machines}`;
}

/** Deposit that was entered, undefined where the entry can't be used. */
function enteredDeposit(text: string | undefined, quote: BuyQuote): bigint | undefined {
  if (text === undefined || quote.missing === 0n) return quote.suggested;
  const amount = parseSnm(text);
  return typeof amount === "bigint" && amount >= quote.missing ? amount : undefined;
}

/** Reviews a basket, checks each of its offers, and opens all deals with one transaction. */
export function BasketSheet({ basket, offers, needs, onClose, onGone }: BasketSheetProps) {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const now = useChainNow();
  const rate = useRate();
  const terms = useMarketTerms();
  const balances = useBalances(account);
  const runner = useAction();
  const [text, setText] = useState<string>();
  const [way, setWay] = useState<FundingWay>(offers.length === 1 ? "transfer" : "permit");
  const [opened] = useState(now);
  const parts = useMemo(() => basketParts(offers, needs, opened), [offers, needs, opened]);
  const checks = useBasketChecks(parts, account, now);
  const { duration } = needs;
  const label = labelOf(offers.length, duration);

  const money = { prices: offers.map(({ fields }) => fields.price), duration };
  const funds = { ledger: balances?.ledger ?? 0n, wallet: balances?.wallet ?? 0n };
  const quote = rate && quoteBasket({ ...money, ...funds, rate: rate.rate, deposit: undefined });
  const deposit = quote && enteredDeposit(text, quote);
  const final =
    rate === undefined || balances === undefined || deposit === undefined
      ? undefined
      : quoteBasket({ ...money, ...funds, rate: rate.rate, deposit });

  const prepare = (): Action | undefined => {
    const [first, ...others] = parts.map(({ purchase }) => encodeBuy(purchase));
    if (account === undefined || balances === undefined || final === undefined || first === undefined) return undefined;
    if (!checks.checked || checks.broken.length > 0 || final.short > 0n) return undefined;
    return depositAction(
      { client: config.getClient({ chainId }), token: contracts.SNM, market: contracts.Market },
      {
        account,
        amount: final.deposit,
        way,
        allowance: balances.allowance,
        purchase: { data: joinCalls([first, ...others]), label },
        now,
      },
    );
  };

  if (runner.progress.stage === "done")
    return <BasketReceipt offers={offers} record={runner.progress.record} onClose={onClose} />;

  return (
    <Sheet
      open
      onClose={onClose}
      testId="basket-sheet"
      title={offers.length === 1 ? "Rent this machine" : `Rent ${offers.length} machines`}
      description={`${formatUsdPerHour(basket.price)} per hour, paid by the second in SNM, ${duration === 0 ? "until you close the deals" : `for ${formatDuration(duration)}`}`}
      footer={
        <ActionBox runner={runner} action={prepare()} verb="buy" className="w-full" testId="basket-submit">
          {offers.length === 1 ? "Buy" : "Buy all"}
        </ActionBox>
      }
    >
      <div className="space-y-5">
        <ul aria-label="Machines" className="-mx-4 divide-y border-y sm:-mx-5">
          {offers.map((offer) => (
            <BasketMachine key={offer.id} offer={offer} now={now} />
          ))}
        </ul>
        <BuyMoney
          duration={duration}
          quote={final ?? quote}
          ledger={balances?.ledger}
          connected={account !== undefined}
          fee={terms?.fee}
        />
        {quote !== undefined && balances !== undefined && quote.missing > 0n && (
          <DepositField
            quote={quote}
            wallet={balances.wallet}
            text={text}
            onChange={(next) => !isRunning(runner.progress) && setText(next)}
            way={way}
            onWay={(next) => !isRunning(runner.progress) && setWay(next)}
            {...(offers.length === 1 ? {} : { ways: WAYS })}
          />
        )}
        <BasketChecklist parts={parts} checks={checks} connected={account !== undefined} onGone={onGone} />
      </div>
    </Sheet>
  );
}
