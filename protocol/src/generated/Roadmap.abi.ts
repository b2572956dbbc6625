// Written by `npm run generate` from the contracts. Do not edit.

export const roadmapAbi = [
  {
    inputs: [
      { internalType: "contract IGovernor", name: "governor_", type: "address" },
      { internalType: "address", name: "dao_", type: "address" },
      { internalType: "uint256", name: "epochLength_", type: "uint256" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  {
    inputs: [
      { internalType: "uint256", name: "featureId", type: "uint256" },
      { internalType: "uint256", name: "share", type: "uint256" },
    ],
    name: "RoadmapChoiceInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "choices", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "RoadmapChoicesTooMany",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "RoadmapDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "epochLength", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "RoadmapEpochOutOfRange",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "featureId", type: "uint256" }],
    name: "RoadmapFeatureClosed",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "featureId", type: "uint256" }],
    name: "RoadmapFeatureUnknown",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "highest", type: "uint256" }],
    name: "RoadmapFeaturesTooMany",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "features", type: "uint256" },
      { internalType: "uint256", name: "shares", type: "uint256" },
    ],
    name: "RoadmapLengthsDiffer",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "shares", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "RoadmapSharesTooMany",
    type: "error",
  },
  { inputs: [], name: "RoadmapTitleEmpty", type: "error" },
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
      { indexed: true, internalType: "uint256", name: "featureId", type: "uint256" },
      { indexed: false, internalType: "string", name: "title", type: "string" },
      { indexed: false, internalType: "uint256", name: "estimate", type: "uint256" },
      { indexed: false, internalType: "bytes32", name: "contentHash", type: "bytes32" },
      { indexed: false, internalType: "string", name: "uri", type: "string" },
    ],
    name: "FeatureAdded",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "featureId", type: "uint256" },
      { indexed: false, internalType: "bool", name: "built", type: "bool" },
    ],
    name: "FeatureClosed",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "featureId", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "estimate", type: "uint256" },
    ],
    name: "FeatureEstimated",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "featureId", type: "uint256" },
      { indexed: true, internalType: "uint256", name: "epoch", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "weight", type: "uint256" },
    ],
    name: "FeatureWeightChanged",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "address", name: "account", type: "address" },
      { indexed: false, internalType: "uint256[]", name: "featureIds", type: "uint256[]" },
      { indexed: false, internalType: "uint16[]", name: "shares", type: "uint16[]" },
    ],
    name: "FeaturesSupported",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "address", name: "account", type: "address" },
      { indexed: true, internalType: "uint256", name: "epoch", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "votes", type: "uint256" },
    ],
    name: "VotesCounted",
    type: "event",
  },
  {
    inputs: [
      { internalType: "string", name: "title", type: "string" },
      { internalType: "uint256", name: "estimate", type: "uint256" },
      { internalType: "bytes32", name: "contentHash", type: "bytes32" },
      { internalType: "string", name: "uri", type: "string" },
    ],
    name: "addFeature",
    outputs: [{ internalType: "uint256", name: "featureId", type: "uint256" }],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "choiceOf",
    outputs: [
      { internalType: "uint256[]", name: "featureIds", type: "uint256[]" },
      { internalType: "uint16[]", name: "shares", type: "uint16[]" },
      { internalType: "uint256", name: "countedIn", type: "uint256" },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "uint256", name: "featureId", type: "uint256" },
      { internalType: "bool", name: "built", type: "bool" },
    ],
    name: "closeFeature",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "address[]", name: "accounts", type: "address[]" }],
    name: "count",
    outputs: [],
    stateMutability: "nonpayable",
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
    name: "dao",
    outputs: [{ internalType: "address", name: "", type: "address" }],
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
    inputs: [{ internalType: "uint256", name: "epoch", type: "uint256" }],
    name: "epochStart",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "featureCount",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "uint256", name: "featureId", type: "uint256" }],
    name: "featureOf",
    outputs: [
      {
        components: [
          { internalType: "string", name: "title", type: "string" },
          { internalType: "bytes32", name: "contentHash", type: "bytes32" },
          { internalType: "uint128", name: "estimate", type: "uint128" },
          { internalType: "uint40", name: "addedAt", type: "uint40" },
          { internalType: "uint40", name: "closedAt", type: "uint40" },
        ],
        internalType: "struct Feature",
        name: "feature",
        type: "tuple",
      },
    ],
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
    inputs: [],
    name: "ranking",
    outputs: [
      { internalType: "uint256[]", name: "featureIds", type: "uint256[]" },
      { internalType: "uint256[]", name: "weights", type: "uint256[]" },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "uint256", name: "featureId", type: "uint256" },
      { internalType: "uint256", name: "estimate", type: "uint256" },
    ],
    name: "setEstimate",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [
      { internalType: "uint256[]", name: "featureIds", type: "uint256[]" },
      { internalType: "uint16[]", name: "shares", type: "uint16[]" },
    ],
    name: "support",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [
      { internalType: "uint256", name: "featureId", type: "uint256" },
      { internalType: "uint256", name: "epoch", type: "uint256" },
    ],
    name: "weightIn",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
] as const;
