import { join } from "node:path";

import { PORT_NAMES, PORT_SETTINGS, type LocalPorts, type PortName } from "./LocalPorts.ts";

/** What a person can set about the local network. */
export interface LocalConfig {
  readonly ports: LocalPorts;
  /** Folder for state and logs; emptied at each start. */
  readonly stateDir: string;
}

/** A variable has a value that can't be used. */
export class SettingInvalidError extends Error {
  override readonly name = "SettingInvalidError";
}

const readPort = (name: PortName, environment: Readonly<Record<string, string | undefined>>): number => {
  const { port, variable } = PORT_SETTINGS[name];
  const text = environment[variable];
  if (text === undefined || text === "") return port;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 65_535) return value;
  throw new SettingInvalidError(
    `${variable} is "${text}". Set it to a port number from 1 to 65535, or unset it for ${port}.`,
  );
};

/**
 * Reads the local network's settings from environment variables: one for each port, and `SONM_STATE_DIR`.
 *
 * @throws SettingInvalidError if a value is no port, or two parts share one
 */
export function localConfig(
  environment: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
): LocalConfig {
  const ports = Object.fromEntries(
    PORT_NAMES.map((name) => [name, readPort(name, environment)]),
  ) as unknown as LocalPorts;
  const users = new Map<number, PortName>();
  for (const name of PORT_NAMES) {
    const other = users.get(ports[name]);
    if (other !== undefined) {
      throw new SettingInvalidError(
        `Port ${ports[name]} is set for both ${PORT_SETTINGS[other].title} and ${PORT_SETTINGS[name].title}. ` +
          `Change ${PORT_SETTINGS[other].variable} or ${PORT_SETTINGS[name].variable}.`,
      );
    }
    users.set(ports[name], name);
  }
  const stateDir = environment["SONM_STATE_DIR"];
  return { ports, stateDir: stateDir === undefined || stateDir === "" ? join(projectRoot, ".local") : stateDir };
}
