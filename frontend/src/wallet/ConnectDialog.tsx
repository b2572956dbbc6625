import { KeyRound, Smartphone, Wallet, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { Suspense, lazy, useCallback, useState, useSyncExternalStore } from "react";
import { useConnectors } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { WalletButtons } from "./WalletButtons.tsx";
import { connectBus } from "./connectBus.ts";
import { onPhone } from "./onPhone.ts";

const RainbowConnect = lazy(() =>
  import("./RainbowConnect.tsx").then((module) => ({ default: module.RainbowConnect })),
);
const PhoneWallet = lazy(() => import("./PhoneWallet.tsx").then((module) => ({ default: module.PhoneWallet })));
const LocalAccounts = lazy(() => import("./LocalAccounts.tsx").then((module) => ({ default: module.LocalAccounts })));

/** Ways to connect: a wallet of this browser, where the server has a project at WalletConnect one on a phone, and on the local network its ready-made accounts. */
export function ConnectDialog({ dark }: { readonly dark: boolean }) {
  const open = useSyncExternalStore(connectBus.subscribe, connectBus.isOpen);
  const { local, walletConnectProjectId } = useRuntimeConfig();
  const wallets = useConnectors().filter(({ type }) => type === "injected");
  const [choosing, setChoosing] = useState(false);
  const [phone, setPhone] = useState(false);
  const close = useCallback(() => {
    setPhone(false);
    connectBus.close();
  }, []);
  // Where there is nothing else to choose from, the choice of wallets comes at once.
  const direct = open && !local && !onPhone() && wallets.length > 0 && walletConnectProjectId === undefined;

  return (
    <>
      <Dialog.Root open={open && !direct} onOpenChange={(next) => !next && close()}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
          <Dialog.Content
            data-testid="connect-dialog"
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              connectBus.giveFocusBack();
            }}
            className="fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] animate-slide overflow-y-auto rounded-t-2xl border bg-surface p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] shadow-pop outline-none sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[26rem] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-fade sm:rounded-2xl"
          >
            <div className="flex items-start justify-between gap-3">
              <div>
                <Dialog.Title className="text-lg leading-6 font-semibold tracking-tight">Connect</Dialog.Title>
                <Dialog.Description className="mt-1 text-muted">
                  The page only proposes. You confirm every payment yourself.
                </Dialog.Description>
              </div>
              <Dialog.Close asChild>
                <IconButton label="Close" className="-mt-1 -mr-1">
                  <X aria-hidden className="size-4.5" />
                </IconButton>
              </Dialog.Close>
            </div>
            {phone && walletConnectProjectId !== undefined ? (
              <div className="mt-5">
                <Suspense fallback={<p className="py-6 text-center text-xs text-muted">Loading WalletConnect…</p>}>
                  <PhoneWallet projectId={walletConnectProjectId} onConnected={close} onBack={() => setPhone(false)} />
                </Suspense>
              </div>
            ) : (
              <>
                <div className="mt-5">
                  {wallets.length > 0 && onPhone() ? (
                    <WalletButtons wallets={wallets} onConnected={close} />
                  ) : wallets.length > 0 ? (
                    <Button
                      kind="primary"
                      size="large"
                      className="w-full"
                      data-testid="connect-wallet"
                      onClick={() => {
                        connectBus.close();
                        setChoosing(true);
                      }}
                    >
                      <Wallet aria-hidden className="size-4.5" />
                      Wallet in this browser
                    </Button>
                  ) : (
                    <Notice tone="info" title="No wallet found in this browser" testId="connect-no-wallet">
                      {local
                        ? "Take one of the accounts below, or install a wallet extension and reload."
                        : "Install a wallet extension, such as MetaMask, and reload. You can look at everything without one."}
                    </Notice>
                  )}
                  {walletConnectProjectId !== undefined && (
                    <Button
                      size="large"
                      className="mt-3 w-full"
                      data-testid="connect-phone"
                      onClick={() => setPhone(true)}
                    >
                      <Smartphone aria-hidden className="size-4.5" />
                      Wallet on a phone
                    </Button>
                  )}
                </div>
                {local && (
                  <section className="mt-6" aria-labelledby="local-accounts">
                    <h3 id="local-accounts" className="flex items-center gap-2 text-sm font-semibold">
                      <KeyRound aria-hidden className="size-4 text-warn" />
                      Local accounts
                    </h3>
                    <p className="mt-1 mb-3 text-xs text-warn">
                      Public test keys, local network only. Never send real money to them.
                    </p>
                    <Suspense fallback={<p className="py-6 text-center text-xs text-muted">Loading accounts…</p>}>
                      <LocalAccounts onConnected={connectBus.close} />
                    </Suspense>
                  </section>
                )}
              </>
            )}
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      {(choosing || direct) && (
        <Suspense fallback={null}>
          <RainbowConnect
            dark={dark}
            onClosed={() => {
              setChoosing(false);
              connectBus.close();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
