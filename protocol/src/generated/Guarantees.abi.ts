// Written by `npm run generate` from the contracts. Do not edit.

export const guaranteesAbi = [
  {
    inputs: [
      { internalType: "contract IDeals", name: "market_", type: "address" },
      { internalType: "contract IReports", name: "reports_", type: "address" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "deal", type: "bytes32" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "GuaranteeBuyerOnly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "deal", type: "bytes32" },
      { internalType: "uint256", name: "claimableUntil", type: "uint256" },
    ],
    name: "GuaranteeClaimOver",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "deal", type: "bytes32" },
      { internalType: "uint256", name: "claimableUntil", type: "uint256" },
    ],
    name: "GuaranteeClaimable",
    type: "error",
  },
  { inputs: [{ internalType: "bytes32", name: "deal", type: "bytes32" }], name: "GuaranteeNotHeld", type: "error" },
  { inputs: [{ internalType: "bytes32", name: "deal", type: "bytes32" }], name: "GuaranteeNothingDue", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "bytes32", name: "leaf", type: "bytes32" },
      { internalType: "bytes32", name: "root", type: "bytes32" },
    ],
    name: "GuaranteeProofInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "deal", type: "bytes32" },
      { internalType: "bytes32", name: "origin", type: "bytes32" },
    ],
    name: "GuaranteeTermsBroken",
    type: "error",
  },
  { inputs: [], name: "GuaranteeTermsMissing", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "before", type: "uint256" },
      { internalType: "uint256", name: "afterwards", type: "uint256" },
    ],
    name: "GuaranteeUptimeFell",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "deal", type: "bytes32" },
      { indexed: false, internalType: "uint256", name: "offline", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "refund", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "returned", type: "uint256" },
    ],
    name: "BondSettled",
    type: "event",
  },
  {
    inputs: [
      {
        components: [
          { internalType: "address", name: "buyer", type: "address" },
          { internalType: "address", name: "supplier", type: "address" },
          { internalType: "address", name: "master", type: "address" },
          { internalType: "uint96", name: "price", type: "uint96" },
          { internalType: "uint96", name: "bond", type: "uint96" },
          { internalType: "bytes32", name: "origin", type: "bytes32" },
          { internalType: "uint32", name: "duration", type: "uint32" },
          { internalType: "uint40", name: "start", type: "uint40" },
        ],
        internalType: "struct Terms[]",
        name: "history",
        type: "tuple[]",
      },
      {
        components: [
          { internalType: "uint256", name: "sequence", type: "uint256" },
          { internalType: "uint40", name: "asOf", type: "uint40" },
          { internalType: "uint40", name: "online", type: "uint40" },
          { internalType: "bytes32[]", name: "proof", type: "bytes32[]" },
        ],
        internalType: "struct UptimeProof",
        name: "before",
        type: "tuple",
      },
      {
        components: [
          { internalType: "uint256", name: "sequence", type: "uint256" },
          { internalType: "uint40", name: "asOf", type: "uint40" },
          { internalType: "uint40", name: "online", type: "uint40" },
          { internalType: "bytes32[]", name: "proof", type: "bytes32[]" },
        ],
        internalType: "struct UptimeProof",
        name: "afterwards",
        type: "tuple",
      },
    ],
    name: "claim",
    outputs: [{ internalType: "uint256", name: "refund", type: "uint256" }],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "online", type: "uint256" },
    ],
    name: "leafOf",
    outputs: [{ internalType: "bytes32", name: "", type: "bytes32" }],
    stateMutability: "pure",
    type: "function",
  },
  {
    inputs: [],
    name: "market",
    outputs: [{ internalType: "contract IDeals", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      {
        components: [
          { internalType: "address", name: "buyer", type: "address" },
          { internalType: "address", name: "supplier", type: "address" },
          { internalType: "address", name: "master", type: "address" },
          { internalType: "uint96", name: "price", type: "uint96" },
          { internalType: "uint96", name: "bond", type: "uint96" },
          { internalType: "bytes32", name: "origin", type: "bytes32" },
          { internalType: "uint32", name: "duration", type: "uint32" },
          { internalType: "uint40", name: "start", type: "uint40" },
        ],
        internalType: "struct Terms[]",
        name: "history",
        type: "tuple[]",
      },
      { internalType: "uint256", name: "offline", type: "uint256" },
    ],
    name: "refundFor",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      {
        components: [
          { internalType: "address", name: "buyer", type: "address" },
          { internalType: "address", name: "supplier", type: "address" },
          { internalType: "address", name: "master", type: "address" },
          { internalType: "uint96", name: "price", type: "uint96" },
          { internalType: "uint96", name: "bond", type: "uint96" },
          { internalType: "bytes32", name: "origin", type: "bytes32" },
          { internalType: "uint32", name: "duration", type: "uint32" },
          { internalType: "uint40", name: "start", type: "uint40" },
        ],
        internalType: "struct Terms",
        name: "terms",
        type: "tuple",
      },
    ],
    name: "release",
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
