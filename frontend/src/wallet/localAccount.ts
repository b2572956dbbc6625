import type { LocalRole } from "@sonm/protocol/localAccounts.ts";
import type { Config } from "wagmi";
import { connect, disconnect, getAccount } from "wagmi/actions";

import { browserStorage } from "../lib/browserStorage.ts";
import { readStored, writeStored } from "../lib/stored.ts";

const KEY = "sonm.localAccount.v1";
const ROLES: readonly string[] = ["buyer", "supplier", "operator", "holder"] satisfies LocalRole[];

const isRole = (value: unknown): value is LocalRole => typeof value === "string" && ROLES.includes(value);

/** Connects a ready-made account of the local network, and remembers it for the next visit. */
export async function connectLocalAccount(config: Config, role: LocalRole): Promise<void> {
  const { localConnectorOf } = await import("./localConnector.ts");
  const connector = localConnectorOf(config, role);
  if (getAccount(config).status === "connected") await disconnect(config);
  await connect(config, { connector });
  writeStored(browserStorage, KEY, role);
}

/** Makes the ready-made account of the last visit known again, so that wagmi connects it as it starts. */
export async function restoreLocalAccount(config: Config): Promise<void> {
  const role = readStored(browserStorage, KEY, (json) => (isRole(json) ? json : undefined));
  if (role === undefined) return;
  const { localConnectorOf } = await import("./localConnector.ts");
  localConnectorOf(config, role);
}

/** Forgets it, so that the next visit begins without. */
export function forgetLocalAccount(): void {
  writeStored(browserStorage, KEY, null);
}
