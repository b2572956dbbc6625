import { createServer } from "node:net";

import { PORT_NAMES, PORT_SETTINGS, type LocalPorts, type PortName } from "./LocalPorts.ts";

/** Other programs listen on ports that the local network needs. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(
    readonly taken: readonly PortName[],
    ports: LocalPorts,
  ) {
    super(
      taken
        .map((name) => {
          const { title, variable } = PORT_SETTINGS[name];
          return (
            `Port ${ports[name]} (${title}) is taken. Stop the program that listens there, ` +
            `or choose another port: ${variable}=<port> npm start`
          );
        })
        .join("\n"),
    );
  }
}

/** Whether nothing listens on a port of 127.0.0.1. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    });
    probe.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * Makes sure that each of the ports can be listened on.
 *
 * @throws PortTakenError naming every taken port and the variable that moves it
 */
export async function checkPorts(ports: LocalPorts, names: readonly PortName[] = PORT_NAMES): Promise<void> {
  const free = await Promise.all(names.map((name) => isPortFree(ports[name])));
  const taken = names.filter((_, index) => free[index] === false);
  if (taken.length > 0) throw new PortTakenError(taken, ports);
}
