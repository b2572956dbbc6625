import { useState } from "react";
import type { Address } from "viem";
import { useConfig } from "wagmi";

import { encodeWithdraw } from "../../chain/calls.ts";
import { useBalances } from "../../chain/useBalances.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRate } from "../../chain/useRate.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatSnm, formatUsd } from "../../lib/money.ts";
import { AmountForm } from "../../tx/AmountForm.tsx";
import { FundingChoice } from "../../tx/FundingChoice.tsx";
import { type FundingWay, depositAction } from "../../tx/depositAction.ts";
import { Fact } from "../../ui/Facts.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { EmptyWallet } from "../../wallet/faucet/EmptyWallet.tsx";
import { Movements } from "./Movements.tsx";
import { SettingsPanels } from "./SettingsPanels.tsx";
import { fetchAccount } from "./accountQuery.ts";
import { useEscrow } from "./useEscrow.ts";

/** The reader's money: ledger, wallet, escrow; depositing and withdrawing. */
export function AccountPage() {
  const { account } = useMe();
  return (
    <>
      <PageHeader title="Account">
        The <Term id="ledger">ledger</Term> is your money inside the market. Deals are paid from it; what you
        don&rsquo;t use you withdraw at any time.
      </PageHeader>
      {account === undefined ? (
        <Panel flush>
          <ConnectEmpty>Connect a wallet to deposit, to withdraw, and to see what your deals hold.</ConnectEmpty>
        </Panel>
      ) : (
        <Money key={account} account={account} />
      )}
    </>
  );
}

const USD_SCALE = 10n ** 18n;

function Money({ account }: { readonly account: Address }) {
  const balances = useBalances(account);
  const rate = useRate();
  const history = useIndexed(["account", account.toLowerCase()], (indexer, signal) =>
    fetchAccount(indexer, account, signal),
  );
  const escrow = useEscrow(history.data?.rented);
  const inUsd = (wei: bigint | undefined) =>
    wei === undefined || rate === undefined || rate.rate === 0n
      ? null
      : `≈ ${formatUsd((wei * USD_SCALE) / rate.rate)}`;
  return (
    <div className="space-y-4">
      <EmptyWallet account={account} />
      <Panel>
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
          <Stat name="Ledger balance" note={inUsd(balances?.ledger)}>
            <Snm wei={balances?.ledger} testId="account-ledger" />
          </Stat>
          <Stat
            name={
              <>
                <Term id="escrow">Held</Term> by your deals
              </>
            }
            note={inUsd(escrow)}
          >
            <Snm wei={escrow} testId="account-escrow" />
          </Stat>
          <Stat name="In your wallet" note={inUsd(balances?.wallet)}>
            <Snm wei={balances?.wallet} testId="account-wallet" />
          </Stat>
          <Stat name="Earned as supplier" note="after fees, since the start">
            <Snm wei={history.data?.totalEarned} testId="account-earned" />
          </Stat>
        </div>
      </Panel>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <Deposit account={account} />
        <Withdraw account={account} />
      </div>
      <SettingsPanels account={account} />
      <Movements history={history.data} failed={history.isError} onRetry={() => void history.refetch()} />
    </div>
  );
}

function LedgerAfterwards({ wei, testId }: { readonly wei: bigint | undefined; readonly testId: string }) {
  return (
    <Fact name="Ledger balance afterwards" strong>
      <Snm wei={wei} testId={testId} />
    </Fact>
  );
}

function Deposit({ account }: { readonly account: Address }) {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const now = useChainNow();
  const balances = useBalances(account);
  const [way, setWay] = useState<FundingWay>("transfer");
  const parties = { client: config.getClient({ chainId }), token: contracts.SNM, market: contracts.Market };
  return (
    <Panel title="Deposit">
      <AmountForm
        verb="deposit"
        label="From your wallet"
        from="Wallet"
        available={balances?.wallet}
        review={(amount) => <LedgerAfterwards wei={balances && balances.ledger + amount} testId="deposit-after" />}
        done="Deposited. It is in your ledger balance."
        action={(amount) =>
          balances === undefined
            ? undefined
            : depositAction(parties, { account, amount, way, allowance: balances.allowance, now })
        }
      >
        <FundingChoice way={way} onChange={setWay} testId="deposit-way" />
        {balances !== undefined && balances.allowance > 0n && (
          <p className="text-xs text-warn">
            The market may still take {formatSnm(balances.allowance)} SNM from your wallet; the next deposit by permit
            or approval uses that up first.
          </p>
        )}
      </AmountForm>
    </Panel>
  );
}

function Withdraw({ account }: { readonly account: Address }) {
  const { contracts } = useRuntimeConfig();
  const balances = useBalances(account);
  return (
    <Panel title="Withdraw">
      <AmountForm
        verb="withdraw"
        label="To your wallet"
        from="Ledger"
        available={balances?.ledger}
        review={(amount) => <LedgerAfterwards wei={balances && balances.ledger - amount} testId="withdraw-after" />}
        done="Withdrawn. It is in your wallet."
        action={(amount) => {
          const label = `Withdraw ${formatSnm(amount)} SNM`;
          const call = () => ({ to: contracts.Market, data: encodeWithdraw(amount) });
          return { title: label, account, prompts: [{ kind: "transaction", label, call }] };
        }}
      >
        <p className="text-xs text-muted text-pretty">
          Deals that run are topped up from the ledger. Without that a deal lasts as long as its escrow.
        </p>
      </AmountForm>
    </Panel>
  );
}
