import type { Config } from "wagmi";
import { connect } from "wagmi/actions";

import type { Explanation } from "@sonm/protocol/errors/Explanation.ts";
import { phoneConnectorOf } from "./phoneConnector.ts";

/** How long the relay may take until there is a code to scan, in milliseconds. */
const RELAY_WITHIN = 20_000;

const UNREACHABLE: Explanation = {
  sentence: "WalletConnect's relay can't be reached.",
  remedy: "Check the connection and try again, or take a wallet in this browser.",
};

const NOT_ACCEPTED: Explanation = {
  sentence: "The wallet did not connect.",
  remedy: "Try again, scan the new code, and accept in the wallet.",
};

/**
 * Connects a wallet on another device.
 *
 * @param page address of this page, which the wallet shows
 * @param onUri gets what the wallet has to scan or to open
 * @returns undefined once it is connected, else why it is not
 */
export async function connectPhone(
  config: Config,
  projectId: string,
  page: string,
  onUri: (uri: string) => void,
): Promise<Explanation | undefined> {
  const connector = phoneConnectorOf(config, projectId, page);
  let late: ReturnType<typeof setTimeout> | undefined;
  let shown = false;
  const listen = ({ type, data }: { readonly type: string; readonly data?: unknown }) => {
    if (type !== "display_uri" || typeof data !== "string") return;
    shown = true;
    clearTimeout(late);
    onUri(data);
  };
  connector.emitter.on("message", listen);
  try {
    const silence = new Promise<Explanation>((resolve) => {
      late = setTimeout(() => resolve(UNREACHABLE), RELAY_WITHIN);
    });
    const connected = connect(config, { connector }).then(
      () => undefined,
      () => (shown ? NOT_ACCEPTED : UNREACHABLE),
    );
    return await Promise.race([connected, silence]);
  } finally {
    clearTimeout(late);
    connector.emitter.off("message", listen);
  }
}
