import { PORT_NAMES, PORT_SETTINGS, type LocalPorts } from "../../scripts/lib/local/LocalPorts.ts";

/** Where the tests' local network is. */
export interface E2eNetwork {
  readonly pageUrl: string;
  readonly rpcUrl: string;
  readonly graphqlUrl: string;
  /** Oracle nodes, which relay orders. */
  readonly relayUrls: readonly string[];
}

const VARIABLE = "SONM_E2E_NETWORK";

/** Seconds. */
const YEAR = 31_536_000;

/** Tells the workers, which inherit the environment. */
export function writeE2eNetwork(network: E2eNetwork): void {
  process.env[VARIABLE] = JSON.stringify(network);
}

/** The network that the set-up started. */
export function e2eNetwork(): E2eNetwork {
  const text = process.env[VARIABLE];
  if (text === undefined) throw new Error("The tests' network was not started.");
  return JSON.parse(text) as E2eNetwork;
}

/** The environment in which `npm start` takes these ports and this folder. */
export const startEnvironment = (ports: LocalPorts, stateDir: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ...Object.fromEntries(PORT_NAMES.map((name) => [PORT_SETTINGS[name].variable, String(ports[name])])),
  SONM_STATE_DIR: stateDir,
  // The supplier claims by hand: the agent would be first.
  SONM_AGENT_REWARD_SECONDS: String(YEAR),
});

/** The environment of a program that is started beside the network, with settings of its own. */
export const programEnvironment = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...settings,
});
