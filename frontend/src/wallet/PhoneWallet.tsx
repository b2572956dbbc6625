import { ArrowLeft, Smartphone } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useConfig } from "wagmi";

import type { Explanation } from "@sonm/protocol/errors/Explanation.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { connectPhone } from "./connectPhone.ts";
import { QrCode } from "./QrCode.tsx";

interface PhoneWalletProps {
  readonly projectId: string;
  readonly onConnected: () => void;
  readonly onBack: () => void;
}

/** Connects a wallet on another device through WalletConnect: a code to scan, or a link where the wallet is on this one. */
export function PhoneWallet({ projectId, onConnected, onBack }: PhoneWalletProps) {
  const config = useConfig();
  const [uri, setUri] = useState<string>();
  const [failure, setFailure] = useState<Explanation>();
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let wanted = true;
    void connectPhone(config, projectId, document.baseURI, (next) => wanted && setUri(next)).then((why) => {
      if (!wanted) return;
      if (why === undefined) onConnected();
      else setFailure(why);
    });
    return () => {
      wanted = false;
    };
  }, [config, projectId, onConnected, turn]);

  const again = useCallback(() => {
    setUri(undefined);
    setFailure(undefined);
    setTurn((before) => before + 1);
  }, []);

  return (
    <div data-testid="phone-wallet" className="space-y-4">
      {failure !== undefined ? (
        <Notice tone="bad" live title={failure.sentence} testId="phone-failure">
          {failure.remedy}
        </Notice>
      ) : uri === undefined ? (
        <p role="status" className="flex items-center justify-center gap-2 py-16 text-muted">
          <Spinner className="size-4" /> Reaching WalletConnect…
        </p>
      ) : (
        <>
          <p className="text-muted">Scan this code with your wallet, and accept there.</p>
          <div data-testid="phone-code" data-uri={uri}>
            <QrCode value={uri} label="Code that connects a wallet" />
          </div>
          <div className="flex items-center justify-center gap-3">
            <a href={uri} data-testid="phone-link" className="inline-flex items-center gap-1.5 text-accent underline">
              <Smartphone aria-hidden className="size-4" />
              Open a wallet on this device
            </a>
            <CopyButton text={uri} label="Copy the link" />
          </div>
        </>
      )}
      <div className="flex gap-2">
        <Button kind="quiet" onClick={onBack} data-testid="phone-back">
          <ArrowLeft aria-hidden className="size-4" />
          Back
        </Button>
        {failure !== undefined && (
          <Button kind="primary" onClick={again} data-testid="phone-again">
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
