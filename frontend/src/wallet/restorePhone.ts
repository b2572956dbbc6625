import type { Config } from "wagmi";

/** As wagmi remembers the connector; named here too, so that its code is not needed to ask. */
const PHONE = "walletConnect";

/** Makes the phone of the last visit known again, so that wagmi connects it as it starts. Else nothing is loaded. */
export async function restorePhone(config: Config, projectId: string): Promise<void> {
  if ((await config.storage?.getItem("recentConnectorId")) !== PHONE) return;
  const { phoneConnectorOf } = await import("./phoneConnector.ts");
  phoneConnectorOf(config, projectId, document.baseURI);
}
