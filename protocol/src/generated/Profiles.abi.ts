// Written by `npm run generate` from the contracts. Do not edit.

export const profilesAbi = [
  {
    inputs: [
      { internalType: "address", name: "dao_", type: "address" },
      { internalType: "contract IIdentity", name: "market_", type: "address" },
    ],
    stateMutability: "nonpayable",
    type: "constructor",
  },
  { inputs: [], name: "ProfileAddressZero", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "subject", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
      { internalType: "address", name: "validator", type: "address" },
      { internalType: "uint256", name: "expiresAt", type: "uint256" },
    ],
    name: "ProfileCertificateLasts",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "subject", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
    ],
    name: "ProfileCertificateMissing",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "subject", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "ProfileCertificatePartyOnly",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ProfileDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "expiresAt", type: "uint256" },
      { internalType: "uint256", name: "nowTime", type: "uint256" },
      { internalType: "uint256", name: "latest", type: "uint256" },
    ],
    name: "ProfileExpiryInvalid",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "level", type: "uint256" }], name: "ProfileLevelInvalid", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "length", type: "uint256" },
      { internalType: "uint256", name: "longest", type: "uint256" },
    ],
    name: "ProfileTextTooLong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "caller", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
      { internalType: "uint256", name: "demanded", type: "uint256" },
    ],
    name: "ProfileValidatorOnly",
    type: "error",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "address", name: "subject", type: "address" },
      { indexed: true, internalType: "uint256", name: "level", type: "uint256" },
      { indexed: true, internalType: "address", name: "validator", type: "address" },
      { indexed: false, internalType: "uint256", name: "expiresAt", type: "uint256" },
      { indexed: false, internalType: "bytes32", name: "evidence", type: "bytes32" },
    ],
    name: "CertificateIssued",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "address", name: "subject", type: "address" },
      { indexed: true, internalType: "uint256", name: "level", type: "uint256" },
      { indexed: true, internalType: "address", name: "by", type: "address" },
    ],
    name: "CertificateRevoked",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "address", name: "account", type: "address" },
      { indexed: false, internalType: "string", name: "name", type: "string" },
      { indexed: false, internalType: "string", name: "link", type: "string" },
    ],
    name: "ProfileDescribed",
    type: "event",
  },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: "address", name: "validator", type: "address" },
      { indexed: false, internalType: "uint256", name: "level", type: "uint256" },
    ],
    name: "ValidatorSet",
    type: "event",
  },
  {
    inputs: [
      { internalType: "address", name: "subject", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
    ],
    name: "certificate",
    outputs: [
      { internalType: "address", name: "validator", type: "address" },
      { internalType: "uint256", name: "expiresAt", type: "uint256" },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "address", name: "subject", type: "address" }],
    name: "certifiedLevel",
    outputs: [
      { internalType: "uint256", name: "level", type: "uint256" },
      { internalType: "uint256", name: "until", type: "uint256" },
    ],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [
      { internalType: "address", name: "subject", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
      { internalType: "uint256", name: "expiresAt", type: "uint256" },
      { internalType: "bytes32", name: "evidence", type: "bytes32" },
    ],
    name: "certify",
    outputs: [],
    stateMutability: "nonpayable",
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
    inputs: [
      { internalType: "string", name: "name", type: "string" },
      { internalType: "string", name: "link", type: "string" },
    ],
    name: "describe",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [],
    name: "market",
    outputs: [{ internalType: "contract IIdentity", name: "", type: "address" }],
    stateMutability: "view",
    type: "function",
  },
  {
    inputs: [{ internalType: "address", name: "subject", type: "address" }],
    name: "refresh",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [
      { internalType: "address", name: "subject", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
    ],
    name: "revoke",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [
      { internalType: "address", name: "validator", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
    ],
    name: "setValidator",
    outputs: [],
    stateMutability: "nonpayable",
    type: "function",
  },
  {
    inputs: [{ internalType: "address", name: "validator", type: "address" }],
    name: "validatorLevel",
    outputs: [{ internalType: "uint256", name: "level", type: "uint256" }],
    stateMutability: "view",
    type: "function",
  },
] as const;
