import { jsonRpcProvider } from "../deploy/jsonRpcProvider.ts";
import { rpcCall } from "../local/rpcCall.ts";
import { Supervisor } from "../local/Supervisor.ts";
import { anvil } from "../local/anvil.ts";
import type { Figure } from "./Figure.ts";
import { measureGas } from "./gas/measureGas.ts";
import { gasLimits, type GasOperation } from "./gasLimits.ts";

/**
 * Gas of every operation, on a chain of its own.
 *
 * @param port for the chain
 * @param stateDir for its log
 */
export async function gasFigures(port: number, stateDir: string): Promise<Figure[]> {
  const programs = new Supervisor(stateDir, {
    warned: () => undefined,
    died: () => undefined,
    restarted: () => undefined,
  });
  try {
    await programs.start(anvil(port));
    const url = `http://127.0.0.1:${port}`;
    // Only its transactions make blocks: the scenario tells the time.
    await rpcCall(url, "evm_setIntervalMining", [0]);
    await rpcCall(url, "evm_setAutomine", [true]);
    const gas = await measureGas(jsonRpcProvider(url));
    return Object.entries(gasLimits).map(([operation, limit]) => {
      const value = gas[operation as GasOperation];
      const figure = { name: `gas.${operation}`, value, unit: "gas" };
      return limit === undefined ? figure : { ...figure, limit, ok: value <= limit };
    });
  } finally {
    await programs.stop();
  }
}
