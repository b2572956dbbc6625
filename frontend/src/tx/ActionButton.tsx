import type { ReactNode } from "react";
import { useSwitchChain } from "wagmi";

import { useMe } from "../chain/useMe.ts";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { Button } from "../ui/Button.tsx";
import { connectBus } from "../wallet/connectBus.ts";
import { chainOf } from "../wallet/createWagmiConfig.ts";
import type { Action } from "./Action.ts";
import { type Progress, isRunning } from "./Progress.ts";
import type { ActionRunner } from "./useAction.ts";

interface ActionButtonProps {
  readonly runner: ActionRunner;
  /** What is run; undefined while something is missing. */
  readonly action: Action | undefined;
  /** What it does, as a verb: "Buy". */
  readonly children: ReactNode;
  /** In the words of "Connect to …" and "Switch to …". */
  readonly verb: string;
  readonly kind?: "primary" | "secondary" | "danger";
  readonly size?: "small" | "medium" | "large";
  readonly className?: string;
  readonly testId: string;
}

const WORKING: Partial<Record<Progress["stage"], string>> = {
  checking: "Checking…",
  wallet: "Confirm in your wallet…",
  mining: "Waiting for the block…",
  indexing: "Updating the lists…",
};

/**
 * The one button that sends: without a wallet it connects, on a wrong network it switches and then goes on, else it runs
 * the action.
 */
export function ActionButton({
  runner,
  action,
  children,
  verb,
  kind = "primary",
  size = "large",
  className,
  testId,
}: ActionButtonProps) {
  const { account, wrongNetwork } = useMe();
  const runtime = useRuntimeConfig();
  const { switchChain, isPending } = useSwitchChain();
  const looks = { kind, size, "data-testid": testId, ...(className === undefined ? {} : { className }) } as const;

  if (account === undefined)
    return (
      <Button {...looks} data-state="connect" onClick={connectBus.open}>
        Connect to {verb}
      </Button>
    );
  const start = () => {
    if (action !== undefined) runner.run(action);
  };
  if (wrongNetwork)
    return (
      <Button
        {...looks}
        data-state="switch"
        busy={isPending}
        onClick={() => switchChain({ chainId: runtime.chainId }, { onSuccess: start })}
      >
        Switch to {chainOf(runtime).name}
      </Button>
    );
  const running = isRunning(runner.progress);
  return (
    <Button
      {...looks}
      data-state={runner.progress.stage}
      busy={running}
      disabled={action === undefined}
      onClick={start}
    >
      {running ? (WORKING[runner.progress.stage] ?? children) : children}
    </Button>
  );
}
