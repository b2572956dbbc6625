import { errorText } from "../lib/errorText.ts";
import type { Finding } from "./Finding.ts";
import { PortProbe } from "./PortProbe.ts";

/** Listens where a program will, to see whether it can. Whoever gets the probe closes it. */
export async function tryPort(
  host: string,
  port: number,
): Promise<{ readonly probe: PortProbe | undefined; readonly findings: readonly Finding[] }> {
  try {
    return { probe: await PortProbe.open(host, port), findings: [] };
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    const reason = isTaken ? "is taken by another program" : `can't be used: ${errorText(error)}`;
    const text = `The port ${port} on ${host} ${reason}. Stop that program, or set another with --port.`;
    return { probe: undefined, findings: [{ level: "error", text }] };
  }
}
