import { getAddress } from "viem";
import { useConfig } from "wagmi";
import { useMemo, useState } from "react";

import { encodeBuy } from "../../../chain/calls.ts";
import { useBalances } from "../../../chain/useBalances.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMarketTerms } from "../../../chain/useMarketTerms.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRate } from "../../../chain/useRate.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Offer } from "../../../indexer/offer.ts";
import { attestationState } from "../../../indexer/attestationState.ts";
import { formatSnm, formatUsdPerHour, parseSnm } from "../../../lib/money.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { DAY, formatDuration } from "../../../lib/time.ts";
import { hardwareOf } from "../../../orders/demandedHardware.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import type { Action } from "../../../tx/Action.ts";
import { type FundingWay, depositAction } from "../../../tx/depositAction.ts";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { EmptyWallet } from "../../../wallet/faucet/EmptyWallet.tsx";
import { BuyMoney } from "./BuyMoney.tsx";
import { BuyReceipt } from "./BuyReceipt.tsx";
import { DepositField } from "./DepositField.tsx";
import { OfferChecklist } from "./OfferChecklist.tsx";
import { type BuyQuote, defaultDuration, durationOptions, quoteBuy } from "./buyModel.ts";
import { purchaseOf } from "./checkOffer.ts";
import { useOfferChecks } from "./useOfferChecks.ts";

/** How old a measurement may be that a buyer demands: as long as attestations are good. */
const MAX_ATTESTATION_AGE = 30 * DAY;

interface BuySheetProps {
  readonly offer: Offer;
  readonly onClose: () => void;
}

/** What the buyer chose. `deposit`: as typed; undefined for what is needed. */
interface Choices {
  readonly duration: number;
  readonly demand: boolean;
  readonly deposit: string | undefined;
  readonly way: FundingWay;
}

const labelOf = (duration: number, supplier: string): string =>
  duration === 0
    ? `Buy spot time of ${shortAddress(supplier)}`
    : `Buy ${formatDuration(duration)} of ${shortAddress(supplier)}`;

/** Deposit that was entered, undefined where the entry can't be used. */
function enteredDeposit(text: string | undefined, quote: BuyQuote): bigint | undefined {
  if (text === undefined || quote.missing === 0n) return quote.suggested;
  const amount = parseSnm(text);
  return typeof amount === "bigint" && amount >= quote.missing ? amount : undefined;
}

/** Reviews a purchase in words, checks it, and buys with one transaction. */
export function BuySheet({ offer, onClose }: BuySheetProps) {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const now = useChainNow();
  const rate = useRate();
  const terms = useMarketTerms();
  const balances = useBalances(account);
  const runner = useAction();
  const attested = attestationState(offer.attestation, offer.fields.benchmarks, now) === "fresh";
  const [choices, setChoices] = useState<Choices>({
    duration: defaultDuration(offer.fields.duration),
    demand: true,
    deposit: undefined,
    way: "transfer",
  });
  const choose = (change: Partial<Choices>) => {
    if (!isRunning(runner.progress)) setChoices((old) => ({ ...old, ...change }));
  };

  const hardware = useMemo(() => {
    const { attestation } = offer;
    return !choices.demand || attestation === undefined ? undefined : hardwareOf(attestation);
  }, [offer, choices.demand]);
  const purchase = useMemo(
    () => purchaseOf(offer, choices.duration, hardware, MAX_ATTESTATION_AGE),
    [offer, choices.duration, hardware],
  );
  const checks = useOfferChecks(offer, purchase, account, now);

  const money = { price: offer.fields.price, duration: choices.duration };
  const quote =
    rate === undefined
      ? undefined
      : quoteBuy({
          ...money,
          rate: rate.rate,
          ledger: balances?.ledger ?? 0n,
          wallet: balances?.wallet ?? 0n,
          deposit: undefined,
        });
  const deposit = quote === undefined ? undefined : enteredDeposit(choices.deposit, quote);
  const final =
    rate === undefined || balances === undefined || deposit === undefined
      ? undefined
      : quoteBuy({ ...money, rate: rate.rate, ...balances, deposit });
  const demandMet = !choices.demand || attested;
  const good =
    demandMet &&
    checks.signature !== undefined &&
    checks.signature !== "wrong" &&
    checks.signature !== "altered" &&
    checks.rules?.length === 0;

  const prepare = (): Action | undefined => {
    if (!good || account === undefined || final === undefined || balances === undefined || final.short > 0n)
      return undefined;
    return depositAction(
      { client: config.getClient({ chainId }), token: contracts.SNM, market: contracts.Market },
      {
        account,
        amount: final.deposit,
        way: choices.way,
        allowance: balances.allowance,
        purchase: { data: encodeBuy(purchase), label: labelOf(choices.duration, offer.supplier) },
        now,
      },
    );
  };
  const action = prepare();

  if (runner.progress.stage === "done")
    return <BuyReceipt offer={offer} record={runner.progress.record} onClose={onClose} />;

  return (
    <Sheet
      open
      onClose={onClose}
      testId="buy-sheet"
      title={`Rent ${offer.attestation?.cpuModel === undefined || offer.attestation.cpuModel === "" ? "machine" : offer.attestation.cpuModel}`}
      description={
        <>
          {formatUsdPerHour(offer.fields.price)} per hour, paid by the second in SNM, from{" "}
          <span className="font-mono text-xs whitespace-nowrap">{shortAddress(getAddress(offer.supplier))}</span>
        </>
      }
      footer={
        <ActionBox runner={runner} action={action} verb="buy" className="w-full" testId="buy-submit">
          {choices.duration === 0 ? "Buy spot" : `Buy ${formatDuration(choices.duration)}`}
        </ActionBox>
      }
    >
      <div className="space-y-5">
        {account !== undefined && <EmptyWallet account={account} />}
        <fieldset disabled={isRunning(runner.progress)}>
          <legend className="mb-2 text-xs font-medium text-muted">For how long</legend>
          <Choice
            label="Duration"
            testId="buy-duration"
            value={String(choices.duration)}
            options={durationOptions(offer.fields.duration).map(({ seconds, text }) => ({
              value: String(seconds),
              text,
            }))}
            onChange={(value) => choose({ duration: Number(value), deposit: undefined })}
          />
        </fieldset>
        <BuyMoney
          duration={choices.duration}
          quote={final ?? quote}
          ledger={balances?.ledger}
          connected={account !== undefined}
          fee={terms?.fee}
        />
        {quote !== undefined && balances !== undefined && quote.missing > 0n && (
          <DepositField
            quote={quote}
            wallet={balances.wallet}
            text={choices.deposit}
            onChange={(text) => choose({ deposit: text })}
            way={choices.way}
            onWay={(way) => choose({ way })}
          />
        )}
        {offer.fields.bond > 0n && (
          <Notice tone="good" testId="buy-bond" title={`Guaranteed with ${formatSnm(offer.fields.bond)} SNM`}>
            For time offline you get back what you paid for it, and that share of the supplier&rsquo;s bond. Claim it on
            the deal&rsquo;s page within three days after its end.
          </Notice>
        )}
        <div className="border-t pt-5">
          <Switch
            label="Demand attested hardware"
            hint="The market checks that the masternodes measured at least what is promised. Without it you trust the supplier's word."
            checked={choices.demand}
            onChange={(demand) => choose({ demand })}
            testId="buy-attested"
          />
        </div>
        <OfferChecklist
          offer={offer}
          checks={checks}
          demand={choices.demand}
          attested={attested}
          now={now}
          connected={account !== undefined}
        />
      </div>
    </Sheet>
  );
}
