import type { Config, Connector } from "wagmi";
import { walletConnect } from "wagmi/connectors";

// Loaded only where the server names a project at WalletConnect, when somebody wants to connect a phone or did so last time.

/**
 * The connector for wallets on other devices, among those that wagmi knows and connects again after a reload. It shows
 * nothing by itself and sends no telemetry.
 *
 * @param page address under which the wallet shows the page
 */
export function phoneConnectorOf(config: Config, projectId: string, page: string): Connector {
  const known = config.connectors.find(({ type }) => type === walletConnect.type);
  if (known !== undefined) return known;
  const connector = config._internal.connectors.setup(
    walletConnect({
      projectId,
      showQrModal: false,
      isNewChainsStale: false,
      telemetryEnabled: false,
      metadata: {
        name: "SONM market",
        description: "Rent attested hardware by the second, straight from the people who own it.",
        url: new URL(".", page).href.replace(/\/$/, ""),
        icons: [new URL("favicon.svg", page).href],
      },
    }),
  );
  config._internal.connectors.setState((connectors) => [...connectors, connector]);
  return connector;
}
