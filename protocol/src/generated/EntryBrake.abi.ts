// Written by `npm run generate` from the contracts. Do not edit.

export const entryBrakeAbi = [
  {
    inputs: [
      { internalType: "address", name: "governor_", type: "address" },
      { internalType: "address", name: "dao_", type: "address" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "BrakeGuardianOnly", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "ended", type: "uint256" }],
    name: "BrakeGuardianTermOver",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "round", type: "uint256" },
    ],
    name: "BrakeSupportedAlready",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "snapshot", type: "uint256" },
    ],
    name: "BrakeVotesZero",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint8", name: "bits", type: "uint8" },
      { internalType: "uint256", name: "value", type: "uint256" },
    ],
    name: "SafeCastOverflowedUintDowncast",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "round", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "snapshot", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "ends", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "BrakeCalled",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "round", type: "uint256" },
      { indexed: true, internalType: "address", name: "by", type: "address" },
      { indexed: false, internalType: "string", name: "reason", type: "string" },
    ],
    name: "BrakePulled",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "round", type: "uint256" },
      { indexed: true, internalType: "address", name: "account", type: "address" },
      { indexed: false, internalType: "uint256", name: "votes", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "total", type: "uint256" },
      { indexed: false, internalType: "string", name: "reason", type: "string" },
    ],
    name: "BrakeSupported",
    type: "event",
  },
  {
    inputs: [],
    name: "currentRound",
    outputs: [
      { internalType: "uint256", name: "round", type: "uint256" },
      { internalType: "uint256", name: "snapshot", type: "uint256" },
      { internalType: "uint256", name: "ends", type: "uint256" },
      { internalType: "uint256", name: "total", type: "uint256" },
      { internalType: "uint256", name: "needed_", type: "uint256" },
    ],
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
    inputs: [],
    name: "governor",
    outputs: [{ internalType: "address", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "uint256", name: "round", type: "uint256" },
      { internalType: "address", name: "account", type: "address" },
    ],
    name: "hasSupported",
    outputs: [{ internalType: "bool", name: "", type: "bool" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "string", name: "reason", type: "string" }],
    name: "pull",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "string", name: "reason", type: "string" }],
    name: "support",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
] as const;
