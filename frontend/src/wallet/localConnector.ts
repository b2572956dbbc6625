import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { type LocalAccount, type LocalRole, PERSON_ROLES, localAccounts } from "@sonm/protocol/localAccounts.ts";
import { createClient, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type Config, type Connector, createConnector } from "wagmi";

// Loaded only on the local network, when somebody asks for its accounts. The keys in here are public.

/** The accounts that a person plays, in the order in which they are shown. */
export const localPersons: readonly LocalAccount[] = PERSON_ROLES.map((role) => localAccounts[role]);

/** The start of the id of every connector made here. */
export const LOCAL_CONNECTOR_PREFIX = "local-";

/** A wallet of one public test key that answers by itself. For the local network only. */
export function localConnector({ role, address, privateKey }: LocalAccount) {
  const account = privateKeyToAccount(privateKey);
  return createConnector((config) => {
    const chain = config.chains[0];
    if (chain.id !== LOCAL_CHAIN_ID) throw new Error(`Test keys are for chain ${LOCAL_CHAIN_ID}, not for ${chain.id}.`);
    const transport = config.transports?.[chain.id] ?? http(chain.rpcUrls.default.http[0]);
    const client = createClient({
      account,
      chain,
      transport,
      pollingInterval: 500,
    });
    return {
      id: `${LOCAL_CONNECTOR_PREFIX}${role}`,
      name: `Local account: ${role}`,
      type: "local",
      // The type asks for both shapes of accounts; this connector has no capabilities to tell.
      connect: () => Promise.resolve({ accounts: [address] as never, chainId: chain.id }),
      disconnect: () => Promise.resolve(),
      getAccounts: () => Promise.resolve([address]),
      getChainId: () => Promise.resolve(chain.id),
      getClient: () => Promise.resolve(client),
      getProvider: () => Promise.resolve(client),
      isAuthorized: () => Promise.resolve(true),
      onAccountsChanged: () => undefined,
      onChainChanged: () => undefined,
      onDisconnect: () => undefined,
    };
  });
}

/** The connector of a role, among those that wagmi knows and connects again after a reload. */
export function localConnectorOf(config: Config, role: LocalRole): Connector {
  const known = config.connectors.find(({ id }) => id === `${LOCAL_CONNECTOR_PREFIX}${role}`);
  if (known !== undefined) return known;
  const connector = config._internal.connectors.setup(localConnector(localAccounts[role]));
  config._internal.connectors.setState((connectors) => [...connectors, connector]);
  return connector;
}
