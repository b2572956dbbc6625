import { type Address, formatEther } from "viem";
import { useBalance, useConfig } from "wagmi";

import { useRefreshInterval } from "../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { shortAddress } from "../lib/shortAddress.ts";
import { Notice } from "../ui/Notice.tsx";
import { ActionBox } from "./ActionBox.tsx";
import { singleCall } from "./singleCall.ts";
import { useAction } from "./useAction.ts";

/** Wei of the network's coin below which a program's key is told to be short of it, and what it is sent then. */
const LOW = 10n ** 16n;
const SENT = 10n ** 17n;

interface KeyGasProps {
  /** Whose wallet pays. */
  readonly account: Address;
  /** The program's key, and what the program is, such as "node". */
  readonly holder: Address;
  readonly program: string;
  readonly testId: string;
}

/** Tells that the key of a program can't pay its transactions any more, and sends it some coin from the wallet. */
export function KeyGas({ account, holder, program, testId }: KeyGasProps) {
  const { chainId } = useRuntimeConfig();
  const { symbol } = useConfig().chains[0].nativeCurrency;
  const runner = useAction();
  const { data } = useBalance({ address: holder, chainId, query: { refetchInterval: useRefreshInterval() } });
  if (data === undefined || data.value >= LOW) return null;
  const amount = `${formatEther(SENT)} ${symbol}`;
  return (
    <Notice tone="warn" testId={`${testId}-low`} title={`The ${program} can pay for next to no transaction`}>
      <div className="space-y-3">
        <p>
          Its key {shortAddress(holder)} holds {formatEther(data.value)} {symbol}. It pays the gas of what the {program}{" "}
          sends; your SNM stay out of its reach.
        </p>
        <ActionBox
          runner={runner}
          action={singleCall(account, `Send ${amount} to the key of my ${program}`, {
            to: holder,
            data: "0x",
            value: SENT,
          })}
          verb="send it"
          kind="secondary"
          testId={`${testId}-send`}
        >
          Send it {amount}
        </ActionBox>
      </div>
    </Notice>
  );
}
