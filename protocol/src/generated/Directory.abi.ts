// Written by `npm run generate` from the contracts. Do not edit.

export const directoryAbi = [
  {
    inputs: [
      { internalType: "address", name: "dao_", type: "address" },
      { internalType: "bytes32[]", name: "first", type: "bytes32[]" },
      { internalType: "address[]", name: "targets", type: "address[]" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "DirectoryDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "bytes32", name: "name", type: "bytes32" },
      { internalType: "address", name: "target", type: "address" },
    ],
    name: "DirectoryListedAlready",
    type: "error",
  },
  { inputs: [], name: "DirectoryNameEmpty", type: "error" },
  { inputs: [{ internalType: "bytes32", name: "name", type: "bytes32" }], name: "DirectoryNameUnknown", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "highest", type: "uint256" }],
    name: "DirectoryNamesTooMany",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "target", type: "address" }],
    name: "DirectoryNoContract",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "name", type: "bytes32" },
      { indexed: true, internalType: "uint256", name: "version", type: "uint256" },
      { indexed: true, internalType: "address", name: "target", type: "address" },
    ],
    name: "ContractDelisted",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "bytes32", name: "name", type: "bytes32" },
      { indexed: true, internalType: "uint256", name: "version", type: "uint256" },
      { indexed: true, internalType: "address", name: "target", type: "address" },
      { indexed: false, internalType: "bytes32", name: "codeHash", type: "bytes32" },
    ],
    name: "ContractListed",
    type: "event",
  },
  {
    inputs: [{ internalType: "bytes32", name: "name", type: "bytes32" }],
    name: "addressOf",
    outputs: [{ internalType: "address", name: "", type: "address" }],
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
    inputs: [{ internalType: "bytes32", name: "name", type: "bytes32" }],
    name: "delist",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "name", type: "bytes32" },
      { internalType: "address", name: "target", type: "address" },
    ],
    name: "list",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "bytes32", name: "name", type: "bytes32" }],
    name: "listingsOf",
    outputs: [
      {
        components: [
          { internalType: "address", name: "target", type: "address" },
          { internalType: "uint40", name: "listedAt", type: "uint40" },
          { internalType: "bytes32", name: "codeHash", type: "bytes32" },
        ],
        internalType: "struct Listing[]",
        name: "",
        type: "tuple[]",
      },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "names",
    outputs: [{ internalType: "bytes32[]", name: "", type: "bytes32[]" }],
    stateMutability: "view",
    type: "function",
  },
] as const;
