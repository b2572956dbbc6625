/** What is read of a Uniswap V3 pool (v3-core, IUniswapV3Pool): not a contract of ours, so not generated. */
export const uniswapPoolAbi = [
  "function token0() view returns (address)",
  "function token1() view returns (address)",
  "function liquidity() view returns (uint128)",
  "function observe(uint32[]) view returns (int56[] tickCumulatives, uint160[] secondsPerLiquidityCumulativeX128s)",
] as const;

/** What is read of the tokens of such a pool (ERC-20). */
export const tokenAbi = ["function decimals() view returns (uint8)"] as const;
