import { network } from "hardhat";

import { jsonRpcProvider } from "../deploy/jsonRpcProvider.ts";
import { rpcCall } from "../local/rpcCall.ts";
import { Supervisor } from "../local/Supervisor.ts";
import { anvil } from "../local/anvil.ts";
import type { Figure } from "./Figure.ts";
import { measureGas } from "./gas/measureGas.ts";
import { measureScale } from "./gas/measureScale.ts";
import { gasLimitOf, type GasOperation } from "./gasLimits.ts";

/**
 * Gas of every operation, on chains of its own: one that is a program, and two in this process for what is measured at scale.
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
    const atScale = await measureScale(async () => (await network.create()).provider);
    const gas = { ...(await measureGas(jsonRpcProvider(url))), ...atScale };
    return Object.entries(gas).map(([operation, value]) => {
      const limit = gasLimitOf(operation as GasOperation);
      const figure = { name: `gas.${operation}`, value, unit: "gas" };
      return limit === undefined ? figure : { ...figure, limit, ok: value <= limit };
    });
  } finally {
    await programs.stop();
  }
}
