import { tokenAbi, uniswapPoolAbi } from "@sonm/protocol/uniswapPool.ts";
import { Interface } from "ethers";

import { fetchJson } from "../../http/fetchJson.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import { boundedRate } from "./boundedRate.ts";
import type { PoolSource } from "./RateSource.ts";
import { RateSourceError } from "./RateSourceError.ts";
import { tickToRate } from "./tickToRate.ts";

const pool = new Interface(uniswapPoolAbi);

const erc20 = new Interface(tokenAbi);

const MAX_BYTES = 256 * 1_024;

/** Calls a view on the pool's chain. @throws RateSourceError if there is no such answer */
type Call = (to: string, abi: Interface, name: string, values?: readonly unknown[]) => Promise<unknown>;

/**
 * The price of a pool, averaged over the source's window: SNM wei per USD. Whoever wants to move it must hold the pool at
 * a false price for as long, against everybody who trades there. The price of the moment is never read: one transaction
 * moves it.
 *
 * @throws RateSourceError if it is no such pool, has too little liquidity or keeps too few observations
 * @throws FetchProblem if the endpoint does not answer
 */
export async function readPool(source: PoolSource, timeoutMs: number): Promise<bigint> {
  const call = callsTo(source.url, timeoutMs);
  const { pool: address, snm, usd, windowSeconds, minLiquidity } = source;
  const [token0, token1] = (await Promise.all([call(address, pool, "token0"), call(address, pool, "token1")])).map(
    (token) => lowerHex(String(token)),
  );
  const snmFirst = token0 === snm;
  if (snm === usd || ![token0, token1].includes(snm) || ![token0, token1].includes(usd)) {
    throw new RateSourceError(`The pool trades ${token0} for ${token1}, not ${snm} for ${usd}.`);
  }
  const [snmDecimals, usdDecimals, liquidity, ticks] = await Promise.all([
    call(snm, erc20, "decimals"),
    call(usd, erc20, "decimals"),
    call(address, pool, "liquidity"),
    call(address, pool, "observe", [[windowSeconds, 0]]),
  ]);
  if ((liquidity as bigint) < minLiquidity) {
    throw new RateSourceError(`The pool's liquidity is ${String(liquidity)}, below minLiquidity ${minLiquidity}.`);
  }
  const tokens = { snmFirst, snmDecimals: Number(snmDecimals), usdDecimals: Number(usdDecimals) };
  return boundedRate(tickToRate(meanTick(ticks as readonly bigint[], windowSeconds), tokens));
}

/** The mean tick between two sums of ticks, rounded down, as Uniswap's OracleLibrary does. */
export function meanTick(tickCumulatives: readonly bigint[], seconds: number): number {
  const [before = 0n, now = 0n] = tickCumulatives;
  const span = BigInt(seconds);
  const sum = now - before;
  return Number(sum < 0n && sum % span !== 0n ? sum / span - 1n : sum / span);
}

function callsTo(url: string, timeoutMs: number): Call {
  return async (to, abi, name, values = []) => {
    const params = [{ to, data: abi.encodeFunctionData(name, values) }, "latest"];
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_call", params });
    const answer = (await fetchJson(url, { timeoutMs, maxBytes: MAX_BYTES, body })) as { readonly result?: unknown };
    if (typeof answer !== "object" || typeof answer.result !== "string") throw new RateSourceError(refusal(to, name));
    try {
      return abi.decodeFunctionResult(name, answer.result)[0] as unknown;
    } catch {
      throw new RateSourceError(refusal(to, name));
    }
  };
}

const refusal = (to: string, name: string): string =>
  name === "observe"
    ? `The pool ${to} does not keep observations for so long. Raise its cardinality, or make windowSeconds shorter.`
    : `There is no pool or token at ${to} that answers ${name}(). Correct the addresses, or the url of its chain.`;
