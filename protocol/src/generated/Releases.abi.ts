// Written by `npm run generate` from the contracts. Do not edit.

export const releasesAbi = [
  {
    inputs: [{ internalType: "address", name: "dao_", type: "address" }],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  { inputs: [], name: "CheckpointUnorderedInsertion", type: "error" },
  { inputs: [], name: "ReleaseComponentEmpty", type: "error" },
  { inputs: [], name: "ReleaseContentHashZero", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ReleaseDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "bytes32", name: "component", type: "bytes32" },
      { internalType: "uint256", name: "version", type: "uint256" },
      { internalType: "uint256", name: "from", type: "uint256" },
    ],
    name: "ReleaseMinimumInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "component", type: "bytes32" },
      { internalType: "uint256", name: "version", type: "uint256" },
    ],
    name: "ReleaseUnknown",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "version", type: "uint256" },
      { internalType: "uint256", name: "newest", type: "uint256" },
    ],
    name: "ReleaseVersionNotNewer",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "component", type: "bytes32" },
      { indexed: true, internalType: "uint32", name: "version", type: "uint32" },
      { indexed: false, internalType: "uint256", name: "from", type: "uint256" },
    ],
    name: "MinimumVersionSet",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "component", type: "bytes32" },
      { indexed: true, internalType: "uint32", name: "version", type: "uint32" },
      { indexed: false, internalType: "bytes32", name: "contentHash", type: "bytes32" },
      { indexed: false, internalType: "string", name: "uri", type: "string" },
    ],
    name: "ReleasePublished",
    type: "event",
  },
  {
    inputs: [],
    name: "components",
    outputs: [{ internalType: "bytes32[]", name: "", type: "bytes32[]" }],
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
    inputs: [{ internalType: "bytes32", name: "component", type: "bytes32" }],
    name: "minimumVersion",
    outputs: [{ internalType: "uint32", name: "", type: "uint32" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "component", type: "bytes32" },
      { internalType: "uint256", name: "timepoint", type: "uint256" },
    ],
    name: "minimumVersionAt",
    outputs: [{ internalType: "uint32", name: "", type: "uint32" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "component", type: "bytes32" },
      { internalType: "uint32", name: "version", type: "uint32" },
    ],
    name: "outdatedFrom",
    outputs: [{ internalType: "uint256", name: "from", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "component", type: "bytes32" },
      { internalType: "uint32", name: "version", type: "uint32" },
      { internalType: "bytes32", name: "contentHash", type: "bytes32" },
      { internalType: "string", name: "uri", type: "string" },
    ],
    name: "publish",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "bytes32", name: "component", type: "bytes32" }],
    name: "releasesOf",
    outputs: [
      {
        components: [
          { internalType: "uint32", name: "version", type: "uint32" },
          { internalType: "uint40", name: "releasedAt", type: "uint40" },
          { internalType: "bytes32", name: "contentHash", type: "bytes32" },
        ],
        internalType: "struct Release[]",
        name: "",
        type: "tuple[]",
      },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "component", type: "bytes32" },
      { internalType: "uint32", name: "version", type: "uint32" },
      { internalType: "uint256", name: "from", type: "uint256" },
    ],
    name: "setMinimum",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
] as const;
