// Written by `npm run generate` from the contracts. Do not edit.

export const benchmarkCatalogueAbi = [
  {
    inputs: [
      { internalType: "address", name: "dao_", type: "address" },
      {
        components: [
          { internalType: "string", name: "code", type: "string" },
          { internalType: "string", name: "unit", type: "string" },
          { internalType: "enum Split", name: "split", type: "uint8" },
        ],
        internalType: "struct IBenchmarkCatalogue.Benchmark[]",
        name: "initial",
        type: "tuple[]",
      },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  { inputs: [{ internalType: "string", name: "code", type: "string" }], name: "CatalogueCodeTaken", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "CatalogueDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "count", type: "uint256" },
      { internalType: "uint256", name: "most", type: "uint256" },
    ],
    name: "CatalogueFull",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "id", type: "uint256" },
      { internalType: "uint256", name: "count", type: "uint256" },
    ],
    name: "CatalogueIdUnknown",
    type: "error",
  },
  {
    inputs: [
      { internalType: "string", name: "text", type: "string" },
      { internalType: "uint256", name: "longest", type: "uint256" },
    ],
    name: "CatalogueTextLength",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "uint256", name: "id", type: "uint256" },
      { indexed: false, internalType: "string", name: "code", type: "string" },
      { indexed: false, internalType: "string", name: "unit", type: "string" },
      { indexed: false, internalType: "enum Split", name: "split", type: "uint8" },
    ],
    name: "BenchmarkAdded",
    type: "event",
  },
  {
    inputs: [],
    name: "LONGEST_TEXT",
    outputs: [{ internalType: "uint256", name: "", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      {
        components: [
          { internalType: "string", name: "code", type: "string" },
          { internalType: "string", name: "unit", type: "string" },
          { internalType: "enum Split", name: "split", type: "uint8" },
        ],
        internalType: "struct IBenchmarkCatalogue.Benchmark",
        name: "benchmark_",
        type: "tuple",
      },
    ],
    name: "add",
    outputs: [{ internalType: "uint256", name: "id", type: "uint256" }],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "uint256", name: "id", type: "uint256" }],
    name: "benchmark",
    outputs: [
      {
        components: [
          { internalType: "string", name: "code", type: "string" },
          { internalType: "string", name: "unit", type: "string" },
          { internalType: "enum Split", name: "split", type: "uint8" },
        ],
        internalType: "struct IBenchmarkCatalogue.Benchmark",
        name: "",
        type: "tuple",
      },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [],
    name: "count",
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
] as const;
