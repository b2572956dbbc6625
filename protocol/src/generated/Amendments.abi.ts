// Written by `npm run generate` from the contracts. Do not edit.

export const amendmentsAbi = [
  {
    inputs: [{ internalType: "contract IDeals", name: "market_", type: "address" }],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  {
    inputs: [
      { internalType: "uint256", name: "duration", type: "uint256" },
      { internalType: "uint256", name: "elapsed", type: "uint256" },
      { internalType: "uint256", name: "longest", type: "uint256" },
    ],
    name: "AmendmentDurationInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "validUntil", type: "uint256" },
      { internalType: "uint256", name: "nowTime", type: "uint256" },
    ],
    name: "AmendmentExpired",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "deal", type: "bytes32" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "AmendmentPartyOnly",
    type: "error",
  },
  { inputs: [], name: "AmendmentPriceZero", type: "error" },
  {
    inputs: [
      { internalType: "bytes32", name: "deal", type: "bytes32" },
      { internalType: "enum Side", name: "side", type: "uint8" },
    ],
    name: "AmendmentRequestMissing",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "deal", type: "bytes32" },
      { internalType: "address", name: "party", type: "address" },
    ],
    name: "AmendmentSignatureInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "price", type: "uint256" },
      { internalType: "uint256", name: "duration", type: "uint256" },
    ],
    name: "AmendmentUnchanged",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "validUntil", type: "uint256" },
      { internalType: "uint256", name: "latest", type: "uint256" },
    ],
    name: "AmendmentValidityTooLong",
    type: "error",
  },
  { inputs: [{ internalType: "bytes32", name: "id", type: "bytes32" }], name: "DealNotOpen", type: "error" },
  { inputs: [], name: "InvalidShortString", type: "error" },
  { inputs: [{ internalType: "string", name: "str", type: "string" }], name: "StringTooLong", type: "error" },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "deal", type: "bytes32" },
      { indexed: true, internalType: "enum Side", name: "side", type: "uint8" },
    ],
    name: "ChangeAccepted",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "deal", type: "bytes32" },
      { indexed: true, internalType: "enum Side", name: "side", type: "uint8" },
      { indexed: true, internalType: "address", name: "by", type: "address" },
    ],
    name: "ChangeRequestEnded",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "deal", type: "bytes32" },
      { indexed: true, internalType: "enum Side", name: "side", type: "uint8" },
      { indexed: false, internalType: "uint256", name: "price", type: "uint256" },
      { indexed: false, internalType: "uint256", name: "duration", type: "uint256" },
    ],
    name: "ChangeRequested",
    type: "event",
  },
  { anonymous: false, inputs: [], name: "EIP712DomainChanged", type: "event" },
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
      { internalType: "uint96", name: "price", type: "uint96" },
      { internalType: "uint32", name: "duration", type: "uint32" },
      { internalType: "uint40", name: "validUntil", type: "uint40" },
      { internalType: "bytes", name: "buyerSignature", type: "bytes" },
      { internalType: "bytes", name: "masterSignature", type: "bytes" },
    ],
    name: "amend",
    outputs: [{ internalType: "bytes32", name: "id", type: "bytes32" }],
    stateMutability: "nonpayable",
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
      { internalType: "enum Side", name: "side", type: "uint8" },
    ],
    name: "endRequest",
    outputs: [],
    stateMutability: "nonpayable",
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
    inputs: [{ internalType: "bytes32", name: "deal", type: "bytes32" }],
    name: "pendingChanges",
    outputs: [
      { internalType: "uint96", name: "bidPrice", type: "uint96" },
      { internalType: "uint32", name: "bidDuration", type: "uint32" },
      { internalType: "uint96", name: "askPrice", type: "uint96" },
      { internalType: "uint32", name: "askDuration", type: "uint32" },
    ],
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
      { internalType: "uint96", name: "price", type: "uint96" },
      { internalType: "uint32", name: "duration", type: "uint32" },
    ],
    name: "request",
    outputs: [{ internalType: "bytes32", name: "id", type: "bytes32" }],
    stateMutability: "nonpayable",
    type: "function",
  },
] as const;
