// Written by `npm run generate` from the contracts. Do not edit.

export const genesisAbi = [
  {
    inputs: [
      { internalType: "contract IERC20", name: "legacy", type: "address" },
      { internalType: "address", name: "dao", type: "address" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  {
    inputs: [],
    name: "legacySwap",
    outputs: [{ internalType: "contract LegacySwap", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "teamPool",
    outputs: [{ internalType: "contract TeamPool", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "token",
    outputs: [{ internalType: "contract SNM", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
] as const;
