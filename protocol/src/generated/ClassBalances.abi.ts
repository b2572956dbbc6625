// Written by `npm run generate` from the contracts. Do not edit.

export const classBalancesAbi = [
  {
    inputs: [
      { internalType: "contract IReports", name: "reports_", type: "address" },
      { internalType: "uint256", name: "interval_", type: "uint256" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      {
        components: [
          { internalType: "uint40", name: "asOf", type: "uint40" },
          { internalType: "uint64", name: "supplied", type: "uint64" },
          { internalType: "uint64", name: "demanded", type: "uint64" },
          { internalType: "uint88", name: "fees", type: "uint88" },
        ],
        internalType: "struct BalancePoint",
        name: "known",
        type: "tuple",
      },
      {
        components: [
          { internalType: "uint40", name: "asOf", type: "uint40" },
          { internalType: "uint64", name: "supplied", type: "uint64" },
          { internalType: "uint64", name: "demanded", type: "uint64" },
          { internalType: "uint88", name: "fees", type: "uint88" },
        ],
        internalType: "struct BalancePoint",
        name: "given",
        type: "tuple",
      },
    ],
    name: "BalanceFell",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "uint256", name: "supplied", type: "uint256" },
      { internalType: "uint256", name: "demanded", type: "uint256" },
    ],
    name: "BalanceImpossible",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "timestamp", type: "uint256" },
    ],
    name: "BalanceInFuture",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "interval", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "BalanceIntervalOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "known", type: "uint256" },
    ],
    name: "BalanceNotNewer",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "bytes32", name: "leaf", type: "bytes32" },
      { internalType: "bytes32", name: "root", type: "bytes32" },
    ],
    name: "BalanceProofInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "uint256", name: "oldest", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "BalanceTooYoung",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "classId", type: "uint256" },
      { indexed: true, internalType: "uint256", name: "sequence", type: "uint256" },
      {
        components: [
          { internalType: "uint40", name: "asOf", type: "uint40" },
          { internalType: "uint64", name: "supplied", type: "uint64" },
          { internalType: "uint64", name: "demanded", type: "uint64" },
          { internalType: "uint88", name: "fees", type: "uint88" },
        ],
        indexed: false,
        internalType: "struct BalancePoint",
        name: "point",
        type: "tuple",
      },
    ],
    name: "BalanceRecorded",
    type: "event",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "uint256", name: "window", type: "uint256" },
    ],
    name: "average",
    outputs: [
      { internalType: "uint256", name: "supply", type: "uint256" },
      { internalType: "uint256", name: "demand", type: "uint256" },
      { internalType: "uint256", name: "fees", type: "uint256" },
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "since", type: "uint256" },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "interval",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "uint256", name: "classId", type: "uint256" }],
    name: "latest",
    outputs: [
      {
        components: [
          { internalType: "uint40", name: "asOf", type: "uint40" },
          { internalType: "uint64", name: "supplied", type: "uint64" },
          { internalType: "uint64", name: "demanded", type: "uint64" },
          { internalType: "uint88", name: "fees", type: "uint88" },
        ],
        internalType: "struct BalancePoint",
        name: "point",
        type: "tuple",
      },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      {
        components: [
          { internalType: "uint40", name: "asOf", type: "uint40" },
          { internalType: "uint64", name: "supplied", type: "uint64" },
          { internalType: "uint64", name: "demanded", type: "uint64" },
          { internalType: "uint88", name: "fees", type: "uint88" },
        ],
        internalType: "struct BalancePoint",
        name: "point",
        type: "tuple",
      },
    ],
    name: "leafOf",
    outputs: [{ internalType: "bytes32", name: "", type: "bytes32" }],
    stateMutability: "pure",
    type: "function",
  },
  {
    inputs: [
      {
        components: [
          { internalType: "uint256", name: "classId", type: "uint256" },
          { internalType: "uint256", name: "sequence", type: "uint256" },
          {
            components: [
              { internalType: "uint40", name: "asOf", type: "uint40" },
              { internalType: "uint64", name: "supplied", type: "uint64" },
              { internalType: "uint64", name: "demanded", type: "uint64" },
              { internalType: "uint88", name: "fees", type: "uint88" },
            ],
            internalType: "struct BalancePoint",
            name: "point",
            type: "tuple",
          },
          { internalType: "bytes32[]", name: "proof", type: "bytes32[]" },
        ],
        internalType: "struct BalanceProof",
        name: "balance",
        type: "tuple",
      },
    ],
    name: "record",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [],
    name: "reports",
    outputs: [{ internalType: "contract IReports", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
] as const;
