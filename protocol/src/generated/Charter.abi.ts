// Written by `npm run generate` from the contracts. Do not edit.

export const charterAbi = [
  {
    inputs: [
      { internalType: "address", name: "dao_", type: "address" },
      { internalType: "string", name: "first", type: "string" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "CharterDaoOnly", type: "error" },
  { inputs: [], name: "CharterTextEmpty", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "length", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "CharterTextTooLong",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "version", type: "uint256" }],
    name: "CharterVersionUnknown",
    type: "error",
  },
  { inputs: [], name: "Create2EmptyBytecode", type: "error" },
  { inputs: [], name: "Create3EmptyBytecode", type: "error" },
  { inputs: [], name: "FailedDeployment", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "balance", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "InsufficientBalance",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "version", type: "uint256" },
      { indexed: false, internalType: "bytes32", name: "contentHash", type: "bytes32" },
      { indexed: false, internalType: "string", name: "text", type: "string" },
    ],
    name: "CharterAdopted",
    type: "event",
  },
  {
    inputs: [{ internalType: "string", name: "text", type: "string" }],
    name: "adopt",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [],
    name: "currentVersion",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "dao",
    outputs: [{ internalType: "address", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "uint256", name: "version", type: "uint256" }],
    name: "textOf",
    outputs: [{ internalType: "string", name: "", type: "string" }],
    stateMutability: "view",
    type: "function",
  },
] as const;
