// Written by `npm run generate` from the contracts. Do not edit.

export const reportsAbi = [
  {
    inputs: [
      {
        components: [
          { internalType: "address", name: "masternodes", type: "address" },
          { internalType: "address", name: "dao", type: "address" },
          { internalType: "uint256", name: "epochLength", type: "uint256" },
          { internalType: "uint256", name: "rate", type: "uint256" },
          { internalType: "uint256", name: "staleAfter", type: "uint256" },
          { internalType: "uint256", name: "maxRateStep", type: "uint256" },
        ],
        internalType: "struct Reports.Parameters",
        name: "parameters",
        type: "tuple",
      },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  { inputs: [], name: "InvalidShortString", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "rate", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "RateOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "value", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "RateParameterOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "previous", type: "uint256" },
      { internalType: "uint256", name: "rate", type: "uint256" },
      { internalType: "uint256", name: "largestStep", type: "uint256" },
    ],
    name: "RateStepTooLarge",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "time", type: "uint256" },
      { internalType: "uint256", name: "nowTime", type: "uint256" },
    ],
    name: "RateTimeInFuture",
    type: "error",
  },
  { inputs: [], name: "ReportEpochLengthZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "epoch", type: "uint256" },
      { internalType: "uint256", name: "latest", type: "uint256" },
    ],
    name: "ReportEpochNotNew",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "epoch", type: "uint256" },
      { internalType: "uint256", name: "current", type: "uint256" },
    ],
    name: "ReportEpochNotOver",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "signedStake", type: "uint256" },
      { internalType: "uint256", name: "totalStake", type: "uint256" },
    ],
    name: "ReportQuorumMissed",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "sequence", type: "uint256" },
      { internalType: "uint256", name: "oldest", type: "uint256" },
      { internalType: "uint256", name: "newest", type: "uint256" },
    ],
    name: "ReportRootUnknown",
    type: "error",
  },
  { inputs: [], name: "ReportRootZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "setId", type: "uint256" },
      { internalType: "uint256", name: "currentSetId", type: "uint256" },
    ],
    name: "ReportSetWrong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "member", type: "uint256" },
      { internalType: "address", name: "expected", type: "address" },
    ],
    name: "ReportSignatureInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "length", type: "uint256" },
      { internalType: "uint256", name: "expected", type: "uint256" },
    ],
    name: "ReportSignaturesLength",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "signers", type: "uint256" },
      { internalType: "uint256", name: "setSize", type: "uint256" },
    ],
    name: "ReportSignersUnknown",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ReportsDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint8", name: "bits", type: "uint8" },
      { internalType: "uint256", name: "value", type: "uint256" },
    ],
    name: "SafeCastOverflowedUintDowncast",
    type: "error",
  },
  { inputs: [{ internalType: "string", name: "str", type: "string" }], name: "StringTooLong", type: "error" },
  { anonymous: false, inputs: [], name: "EIP712DomainChanged", type: "event" },
  {
    anonymous: false,
    inputs: [{ indexed: false, internalType: "uint256", name: "maxStep", type: "uint256" }],
    name: "RateMaxStepSet",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [{ indexed: false, internalType: "uint256", name: "staleAfter", type: "uint256" }],
    name: "RateStaleAfterSet",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: false, internalType: "uint256", name: "rate", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "cumulative", type: "uint256" },
    ],
    name: "RateUpdated",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "sequence", type: "uint256" },
      { indexed: true, internalType: "uint256", name: "epoch", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "setId", type: "uint256" },
      { indexed: false, internalType: "bytes32", name: "root", type: "bytes32" },
      { indexed: false, internalType: "uint256", name: "rate", type: "uint256" },
      { indexed: false, internalType: "bytes32", name: "dataHash", type: "bytes32" },
      { indexed: false, internalType: "uint256", name: "signers", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "signedStake", type: "uint256" },
      { indexed: false, internalType: "address", name: "submitter", type: "address" },
    ],
    name: "ReportAccepted",
    type: "event",
  },
  {
    inputs: [
      { internalType: "uint256", name: "time", type: "uint256" },
      { internalType: "uint256", name: "since", type: "uint256" },
      { internalType: "uint256", name: "cumulativeSince", type: "uint256" },
    ],
    name: "cumulativeAt",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "currentEpoch",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "currentRate",
    outputs: [
      { internalType: "uint256", name: "cumulative", type: "uint256" },
      { internalType: "uint256", name: "rate", type: "uint256" },
      { internalType: "bool", name: "fresh", type: "bool" },
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
    name: "eip712Domain",
    outputs: [
      { internalType: "bytes1", name: "fields", type: "bytes1" },
      { internalType: "string", name: "name", type: "string" },
      { internalType: "string", name: "version", type: "string" },
      { internalType: "uint256", name: "chainId", type: "uint256" },
      { internalType: "address", name: "verifyingContract", type: "address" },
      { internalType: "bytes32", name: "salt", type: "bytes32" },
      { internalType: "uint256[]", name: "extensions", type: "uint256[]" },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "epochLength",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "genesis",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "latestRate",
    outputs: [
      {
        components: [
          { internalType: "uint80", name: "rate", type: "uint80" },
          { internalType: "uint112", name: "cumulative", type: "uint112" },
          { internalType: "uint40", name: "updatedAt", type: "uint40" },
          { internalType: "uint24", name: "staleAfter", type: "uint24" },
        ],
        internalType: "struct RatePoint",
        name: "",
        type: "tuple",
      },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "latestReport",
    outputs: [
      { internalType: "uint256", name: "sequence", type: "uint256" },
      { internalType: "uint256", name: "epoch", type: "uint256" },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "masternodes",
    outputs: [{ internalType: "address", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "maxRateStep",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      {
        components: [
          { internalType: "uint64", name: "epoch", type: "uint64" },
          { internalType: "uint32", name: "setId", type: "uint32" },
          { internalType: "bytes32", name: "root", type: "bytes32" },
          { internalType: "uint80", name: "rate", type: "uint80" },
          { internalType: "bytes32", name: "dataHash", type: "bytes32" },
        ],
        internalType: "struct Report",
        name: "report",
        type: "tuple",
      },
    ],
    name: "reportDigest",
    outputs: [{ internalType: "bytes32", name: "", type: "bytes32" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "uint256", name: "sequence", type: "uint256" }],
    name: "rootOf",
    outputs: [{ internalType: "bytes32", name: "root", type: "bytes32" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "uint256", name: "maxStep", type: "uint256" }],
    name: "setMaxRateStep",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "uint256", name: "staleAfter", type: "uint256" }],
    name: "setStaleAfter",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [
      {
        components: [
          { internalType: "uint64", name: "epoch", type: "uint64" },
          { internalType: "uint32", name: "setId", type: "uint32" },
          { internalType: "bytes32", name: "root", type: "bytes32" },
          { internalType: "uint80", name: "rate", type: "uint80" },
          { internalType: "bytes32", name: "dataHash", type: "bytes32" },
        ],
        internalType: "struct Report",
        name: "report",
        type: "tuple",
      },
      { internalType: "uint256", name: "signers", type: "uint256" },
      { internalType: "bytes", name: "signatures", type: "bytes" },
    ],
    name: "submit",
    outputs: [{ internalType: "uint256", name: "sequence", type: "uint256" }],
    stateMutability: "nonpayable",
    type: "function",
  },
] as const;
