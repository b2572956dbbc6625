// Written by `npm run generate` from the contracts. Do not edit.

export const protocolErrorsAbi = [
  { inputs: [], name: "AccessControlBadConfirmation", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "bytes32", name: "neededRole", type: "bytes32" },
    ],
    name: "AccessControlUnauthorizedAccount",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "target", type: "address" }], name: "AddressEmptyCode", type: "error" },
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
  { inputs: [{ internalType: "address", name: "account", type: "address" }], name: "BlacklistSelf", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "address", name: "target", type: "address" },
      { internalType: "bool", name: "listed", type: "bool" },
    ],
    name: "BlacklistUnchanged",
    type: "error",
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
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "CharterDaoOnly", type: "error" },
  { inputs: [], name: "CharterTextEmpty", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "length", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "CharterTextTooLong",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "version", type: "uint256" }],
    name: "CharterVersionUnknown",
    type: "error",
  },
  { inputs: [], name: "CheckpointUnorderedInsertion", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "word", type: "uint256" }],
    name: "ClassBenchmarkTooLarge",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "words", type: "uint256" },
      { internalType: "uint256", name: "maxWords", type: "uint256" },
    ],
    name: "ClassBenchmarksTooLong",
    type: "error",
  },
  { inputs: [{ internalType: "string", name: "code", type: "string" }], name: "ClassCodeTaken", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ClassDaoOnly", type: "error" },
  { inputs: [{ internalType: "string", name: "code", type: "string" }], name: "ClassDemandsNothing", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "minGpus", type: "uint256" },
      { internalType: "uint256", name: "maxGpus", type: "uint256" },
      { internalType: "uint256", name: "most", type: "uint256" },
    ],
    name: "ClassGpuCountInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "minBytes", type: "uint256" },
      { internalType: "uint256", name: "maxBytes", type: "uint256" },
    ],
    name: "ClassGpuMemoryInvalid",
    type: "error",
  },
  { inputs: [{ internalType: "string", name: "code", type: "string" }], name: "ClassGpusNotDemanded", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "id", type: "uint256" },
      { internalType: "uint256", name: "count", type: "uint256" },
    ],
    name: "ClassIdUnknown",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "count", type: "uint256" },
      { internalType: "uint256", name: "most", type: "uint256" },
    ],
    name: "ClassListFull",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "count", type: "uint256" },
      { internalType: "uint256", name: "most", type: "uint256" },
    ],
    name: "ClassModelsTooMany",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "previous", type: "bytes32" },
      { internalType: "bytes32", name: "next", type: "bytes32" },
    ],
    name: "ClassModelsUnordered",
    type: "error",
  },
  {
    inputs: [
      { internalType: "string", name: "text", type: "string" },
      { internalType: "uint256", name: "longest", type: "uint256" },
    ],
    name: "ClassTextLength",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "length", type: "uint256" }], name: "CodeStoreTooLong", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "timestamp", type: "uint256" },
    ],
    name: "ControllerBalanceStale",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "band", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ControllerBandOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "boost", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ControllerBoostTooHigh",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ControllerDaoOnly", type: "error" },
  { inputs: [], name: "ControllerGpusZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "guarantee", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ControllerGuaranteeOutOfRange",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "classId", type: "uint256" }],
    name: "ControllerMandateMissing",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "margin", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ControllerMarginOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "uint256", name: "supply", type: "uint256" },
      { internalType: "uint256", name: "demand", type: "uint256" },
    ],
    name: "ControllerNothingToDo",
    type: "error",
  },
  { inputs: [], name: "ControllerRewardZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "step", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ControllerStepOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "classId", type: "uint256" },
      { internalType: "uint256", name: "earliest", type: "uint256" },
    ],
    name: "ControllerTooEarly",
    type: "error",
  },
  { inputs: [], name: "Create2EmptyBytecode", type: "error" },
  { inputs: [], name: "Create3EmptyBytecode", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "DealAmendmentsOnly", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "supplier", type: "address" },
      { internalType: "uint256", name: "measuredAt", type: "uint256" },
      { internalType: "uint256", name: "expiresAt", type: "uint256" },
      { internalType: "uint256", name: "maxAge", type: "uint256" },
    ],
    name: "DealAttestationMissing",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "supplier", type: "address" }],
    name: "DealBenchmarksNotAttested",
    type: "error",
  },
  { inputs: [], name: "DealBenchmarksTooLow", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "buyer", type: "address" },
      { internalType: "address", name: "supplier", type: "address" },
      { internalType: "address", name: "master", type: "address" },
    ],
    name: "DealBlacklisted",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "offered", type: "uint256" },
      { internalType: "uint256", name: "demanded", type: "uint256" },
    ],
    name: "DealBondTooLow",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "id", type: "bytes32" },
      { internalType: "uint256", name: "end", type: "uint256" },
    ],
    name: "DealCloseTooEarly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "wanted", type: "address" },
      { internalType: "address", name: "actual", type: "address" },
    ],
    name: "DealCounterpartyWrong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "duration", type: "uint256" },
      { internalType: "uint256", name: "longest", type: "uint256" },
    ],
    name: "DealDurationTooLong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "id", type: "bytes32" },
      { internalType: "uint256", name: "end", type: "uint256" },
    ],
    name: "DealEnded",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "DealGuaranteesOnly", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "master", type: "address" },
      { internalType: "uint256", name: "level", type: "uint256" },
      { internalType: "uint256", name: "demanded", type: "uint256" },
    ],
    name: "DealIdentityTooLow",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "offered", type: "uint256" },
      { internalType: "uint256", name: "demanded", type: "uint256" },
    ],
    name: "DealNetworkFlagsMissing",
    type: "error",
  },
  { inputs: [{ internalType: "bytes32", name: "id", type: "bytes32" }], name: "DealNotOpen", type: "error" },
  { inputs: [{ internalType: "bytes32", name: "id", type: "bytes32" }], name: "DealOutOfFunds", type: "error" },
  {
    inputs: [
      { internalType: "bytes32", name: "id", type: "bytes32" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "DealPartyOnly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "askPrice", type: "uint256" },
      { internalType: "uint256", name: "bidPrice", type: "uint256" },
    ],
    name: "DealPriceTooHigh",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "updatedAt", type: "uint256" },
      { internalType: "uint256", name: "staleAfter", type: "uint256" },
    ],
    name: "DealRateStale",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "party", type: "address" }], name: "DealSelfTrade", type: "error" },
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
  { inputs: [], name: "DividendAmountZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "gas", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "DividendGasTooLow",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "account", type: "address" }], name: "DividendLockedNow", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "locked", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "DividendLockedTooLow",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "DividendNothingToClaim",
    type: "error",
  },
  { inputs: [], name: "DividendRecipientZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "commission", type: "uint256" },
      { internalType: "uint256", name: "next", type: "uint256" },
      { internalType: "uint256", name: "largestStep", type: "uint256" },
    ],
    name: "DutyCommissionStep",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "commission", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "DutyCommissionTooHigh",
    type: "error",
  },
  { inputs: [], name: "DutyConnectedAlready", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "DutyDeployerOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "timestamp", type: "uint256" },
    ],
    name: "DutyInFuture",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "DutyMasternodesOnly",
    type: "error",
  },
  { inputs: [], name: "DutyNotConnected", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "owner", type: "address" },
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "known", type: "uint256" },
    ],
    name: "DutyNotNewer",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "owner", type: "address" }], name: "DutyNotRegistered", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "claimed", type: "uint256" },
      { internalType: "uint256", name: "collected", type: "uint256" },
    ],
    name: "DutyNotReleased",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "owner", type: "address" },
      { internalType: "uint256", name: "earned", type: "uint256" },
      { internalType: "uint256", name: "claimed", type: "uint256" },
    ],
    name: "DutyNothingEarned",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "owner", type: "address" }], name: "DutyNothingOwed", type: "error" },
  { inputs: [{ internalType: "address", name: "payout", type: "address" }], name: "DutyPayoutInvalid", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "owner", type: "address" },
      { internalType: "bytes32", name: "leaf", type: "bytes32" },
      { internalType: "bytes32", name: "root", type: "bytes32" },
    ],
    name: "DutyProofInvalid",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "source", type: "address" }], name: "DutySourceMissing", type: "error" },
  { inputs: [], name: "ECDSAInvalidSignature", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "length", type: "uint256" }],
    name: "ECDSAInvalidSignatureLength",
    type: "error",
  },
  { inputs: [{ internalType: "bytes32", name: "s", type: "bytes32" }], name: "ECDSAInvalidSignatureS", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "spender", type: "address" },
      { internalType: "uint256", name: "value", type: "uint256" },
    ],
    name: "ERC1363ApproveFailed",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "receiver", type: "address" }],
    name: "ERC1363InvalidReceiver",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "spender", type: "address" }],
    name: "ERC1363InvalidSpender",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "receiver", type: "address" },
      { internalType: "uint256", name: "value", type: "uint256" },
    ],
    name: "ERC1363TransferFailed",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "sender", type: "address" },
      { internalType: "address", name: "receiver", type: "address" },
      { internalType: "uint256", name: "value", type: "uint256" },
    ],
    name: "ERC1363TransferFromFailed",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "increasedSupply", type: "uint256" },
      { internalType: "uint256", name: "cap", type: "uint256" },
    ],
    name: "ERC20ExceededSafeSupply",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "spender", type: "address" },
      { internalType: "uint256", name: "allowance", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "ERC20InsufficientAllowance",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "sender", type: "address" },
      { internalType: "uint256", name: "balance", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "ERC20InsufficientBalance",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "approver", type: "address" }],
    name: "ERC20InvalidApprover",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "receiver", type: "address" }],
    name: "ERC20InvalidReceiver",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "sender", type: "address" }], name: "ERC20InvalidSender", type: "error" },
  {
    inputs: [{ internalType: "address", name: "spender", type: "address" }],
    name: "ERC20InvalidSpender",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "deadline", type: "uint256" }],
    name: "ERC2612ExpiredSignature",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "signer", type: "address" },
      { internalType: "address", name: "owner", type: "address" },
    ],
    name: "ERC2612InvalidSigner",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "timepoint", type: "uint256" },
      { internalType: "uint48", name: "clock", type: "uint48" },
    ],
    name: "ERC5805FutureLookup",
    type: "error",
  },
  { inputs: [], name: "FailedCall", type: "error" },
  { inputs: [], name: "FailedDeployment", type: "error" },
  {
    inputs: [{ internalType: "address", name: "voter", type: "address" }],
    name: "GovernorAlreadyCastVote",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "proposalId", type: "uint256" }],
    name: "GovernorAlreadyQueuedProposal",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "proposalId", type: "uint256" },
      { internalType: "bytes32", name: "pinned", type: "bytes32" },
      { internalType: "bytes32", name: "found", type: "bytes32" },
    ],
    name: "GovernorCodeChanged",
    type: "error",
  },
  { inputs: [], name: "GovernorDisabledDeposit", type: "error" },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "GovernorGuardianOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "ended", type: "uint256" }],
    name: "GovernorGuardianTermOver",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "proposer", type: "address" },
      { internalType: "uint256", name: "votes", type: "uint256" },
      { internalType: "uint256", name: "threshold", type: "uint256" },
    ],
    name: "GovernorInsufficientProposerVotes",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "targets", type: "uint256" },
      { internalType: "uint256", name: "calldatas", type: "uint256" },
      { internalType: "uint256", name: "values", type: "uint256" },
    ],
    name: "GovernorInvalidProposalLength",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "voter", type: "address" }],
    name: "GovernorInvalidSignature",
    type: "error",
  },
  { inputs: [], name: "GovernorInvalidVoteParams", type: "error" },
  { inputs: [], name: "GovernorInvalidVoteType", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "votingPeriod", type: "uint256" }],
    name: "GovernorInvalidVotingPeriod",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "proposalId", type: "uint256" }],
    name: "GovernorNonexistentProposal",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "GovernorOnlyExecutor",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "newVoteExtension", type: "uint256" },
      { internalType: "uint256", name: "maxVoteExtension", type: "uint256" },
    ],
    name: "GovernorPreventLateQuorumVoteExtensionTooLarge",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "proposalId", type: "uint256" }],
    name: "GovernorProposalQueueingFailed",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "proposalId", type: "uint256" }],
    name: "GovernorProposalQueueingNotRequired",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "proposalId", type: "uint256" }],
    name: "GovernorProposalUnknown",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "proposer", type: "address" }],
    name: "GovernorRestrictedProposer",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "value", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "GovernorSettingOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "proposalId", type: "uint256" },
      { internalType: "address", name: "account", type: "address" },
    ],
    name: "GovernorUnableToCancel",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "proposalId", type: "uint256" },
      { internalType: "enum IGovernor.ProposalState", name: "current", type: "uint8" },
      { internalType: "bytes32", name: "expectedStates", type: "bytes32" },
    ],
    name: "GovernorUnexpectedProposalState",
    type: "error",
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
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "measuredAt", type: "uint256" },
      { internalType: "uint256", name: "expiresAt", type: "uint256" },
    ],
    name: "HardwareAttestationEnded",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "words", type: "uint256" },
      { internalType: "uint256", name: "maxWords", type: "uint256" },
    ],
    name: "HardwareBenchmarksTooLong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "cooldownDays", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "HardwareCooldownOutOfRange",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "HardwareDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "measuredAt", type: "uint256" },
      { internalType: "uint256", name: "nowTime", type: "uint256" },
    ],
    name: "HardwareMeasuredInFuture",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "measuredAt", type: "uint256" },
      { internalType: "uint256", name: "stored", type: "uint256" },
    ],
    name: "HardwareNotNewer",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "bytes32", name: "leaf", type: "bytes32" },
      { internalType: "bytes32", name: "root", type: "bytes32" },
    ],
    name: "HardwareProofInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "validDays", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "HardwareValidityOutOfRange",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "IdentityProfilesOnly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "balance", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "InsufficientBalance",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "currentNonce", type: "uint256" },
    ],
    name: "InvalidAccountNonce",
    type: "error",
  },
  { inputs: [], name: "InvalidShortString", type: "error" },
  { inputs: [], name: "LedgerAmountZero", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "balance", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "LedgerBalanceTooLow",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "owner", type: "address" },
      { internalType: "address", name: "operator", type: "address" },
    ],
    name: "LedgerOwnerOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "LedgerPayoutNotSet",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "balance", type: "uint256" },
      { internalType: "uint256", name: "threshold", type: "uint256" },
    ],
    name: "LedgerPayoutTooSmall",
    type: "error",
  },
  { inputs: [], name: "LedgerRecipientZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "expected", type: "uint256" },
      { internalType: "uint256", name: "received", type: "uint256" },
    ],
    name: "LedgerTokenMovedWrongAmount",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "LedgerTokenOnly", type: "error" },
  { inputs: [], name: "LedgerTransferDataInvalid", type: "error" },
  { inputs: [], name: "MarketAddressZero", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "MarketDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "fee", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "MarketFeeTooHigh",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "duration", type: "uint256" },
      { internalType: "uint256", name: "longest", type: "uint256" },
    ],
    name: "MarketPauseTooLong",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "earliest", type: "uint256" }],
    name: "MarketPauseTooSoon",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "until", type: "uint256" }], name: "MarketPaused", type: "error" },
  { inputs: [], name: "MasternodeAmountZero", type: "error" },
  {
    inputs: [{ internalType: "address", name: "beneficiary", type: "address" }],
    name: "MasternodeBeneficiaryInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "owner", type: "address" },
      { internalType: "uint256", name: "bond", type: "uint256" },
      { internalType: "uint256", name: "smallest", type: "uint256" },
    ],
    name: "MasternodeBondSuffices",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "amount", type: "uint256" },
      { internalType: "uint256", name: "smallest", type: "uint256" },
    ],
    name: "MasternodeBondTooSmall",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "duty", type: "address" }],
    name: "MasternodeConnectedAlready",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "MasternodeDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "most", type: "uint256" },
    ],
    name: "MasternodeDelegationsTooMany",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "MasternodeDeployerOnly",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "MasternodeDutyOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "length", type: "uint256" },
      { internalType: "uint256", name: "longest", type: "uint256" },
    ],
    name: "MasternodeEndpointLength",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "firstSigner", type: "address" },
      { internalType: "address", name: "secondSigner", type: "address" },
    ],
    name: "MasternodeEvidenceInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "owner", type: "address" },
      { internalType: "uint256", name: "until", type: "uint256" },
    ],
    name: "MasternodeInJail",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "owner", type: "address" }], name: "MasternodeNotActive", type: "error" },
  {
    inputs: [{ internalType: "address", name: "owner", type: "address" }],
    name: "MasternodeNotRegistered",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "owner", type: "address" },
      { internalType: "uint256", name: "stake", type: "uint256" },
    ],
    name: "MasternodeNothingToSlash",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "MasternodeNothingToWithdraw",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "value", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "MasternodeParameterOutOfRange",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "owner", type: "address" }],
    name: "MasternodeRegistered",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "firstEpoch", type: "uint256" },
      { internalType: "uint256", name: "secondEpoch", type: "uint256" },
    ],
    name: "MasternodeReportsAgree",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "amount", type: "uint256" },
      { internalType: "uint256", name: "held", type: "uint256" },
    ],
    name: "MasternodeRewardsNotHeld",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "earliest", type: "uint256" }],
    name: "MasternodeRotationTooSoon",
    type: "error",
  },
  { inputs: [], name: "MasternodeSetUnchanged", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "signer", type: "address" },
      { internalType: "address", name: "owner", type: "address" },
    ],
    name: "MasternodeSignerProofInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "signer", type: "address" },
      { internalType: "address", name: "owner", type: "address" },
    ],
    name: "MasternodeSignerTaken",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "signer", type: "address" },
      { internalType: "uint256", name: "epoch", type: "uint256" },
    ],
    name: "MasternodeSlashedAlready",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "stake", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "MasternodeStakeTooLow",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "releaseAt", type: "uint256" },
    ],
    name: "MasternodeStillUnbonding",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "timepoint", type: "uint256" },
      { internalType: "uint256", name: "timestamp", type: "uint256" },
    ],
    name: "MasternodeTimepointNotPast",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "author", type: "address" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "OrderAuthorOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "word", type: "uint256" }],
    name: "OrderBenchmarkTooLarge",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "words", type: "uint256" },
      { internalType: "uint256", name: "maxWords", type: "uint256" },
    ],
    name: "OrderBenchmarksTooLong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderEpoch", type: "uint256" },
      { internalType: "uint256", name: "currentEpoch", type: "uint256" },
    ],
    name: "OrderEpochWrong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "validUntil", type: "uint256" },
      { internalType: "uint256", name: "nowTime", type: "uint256" },
    ],
    name: "OrderExpired",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "author", type: "address" },
      { internalType: "uint256", name: "nonce", type: "uint256" },
    ],
    name: "OrderNonceUsed",
    type: "error",
  },
  { inputs: [], name: "OrderPriceZero", type: "error" },
  {
    inputs: [
      { internalType: "enum Side", name: "expected", type: "uint8" },
      { internalType: "uint256", name: "actual", type: "uint256" },
    ],
    name: "OrderSideWrong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "id", type: "bytes32" },
      { internalType: "address", name: "author", type: "address" },
    ],
    name: "OrderSignatureInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "validUntil", type: "uint256" },
      { internalType: "uint256", name: "latest", type: "uint256" },
    ],
    name: "OrderValidityTooLong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "value", type: "uint256" },
      { internalType: "uint256", name: "length", type: "uint256" },
    ],
    name: "PackedCallTooLarge",
    type: "error",
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
    inputs: [{ internalType: "uint256", name: "programId", type: "uint256" }],
    name: "ProgramAdmissionSuspended",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "free", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "ProgramBudgetTooLow",
    type: "error",
  },
  { inputs: [], name: "ProgramBudgetZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "claimableUntil", type: "uint256" },
    ],
    name: "ProgramClaimable",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "programId", type: "uint256" }],
    name: "ProgramClosedAlready",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ProgramDaoOnly", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ProgramDeciderOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "end", type: "uint256" },
      { internalType: "uint256", name: "earliest", type: "uint256" },
      { internalType: "uint256", name: "latest", type: "uint256" },
    ],
    name: "ProgramEndInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "end", type: "uint256" },
    ],
    name: "ProgramEnded",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "gpus", type: "uint256" },
      { internalType: "uint256", name: "maxGpus", type: "uint256" },
    ],
    name: "ProgramFull",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "unallocated", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "ProgramFundsTooLow",
    type: "error",
  },
  { inputs: [], name: "ProgramGpusZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "margin", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ProgramMarginOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "start", type: "uint256" },
    ],
    name: "ProgramNotStarted",
    type: "error",
  },
  { inputs: [], name: "ProgramRateStale", type: "error" },
  { inputs: [], name: "ProgramRewardZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "start", type: "uint256" },
      { internalType: "uint256", name: "guaranteedUntil", type: "uint256" },
      { internalType: "uint256", name: "end", type: "uint256" },
    ],
    name: "ProgramTimesInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "count", type: "uint256" },
    ],
    name: "ProgramUnknown",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "count", type: "uint256" },
      { internalType: "uint256", name: "most", type: "uint256" },
    ],
    name: "ProgramsTooMany",
    type: "error",
  },
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
  { inputs: [], name: "ReentrancyGuardReentrantCall", type: "error" },
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
    inputs: [
      { internalType: "bytes32", name: "kind", type: "bytes32" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "ReportAuthorOnly",
    type: "error",
  },
  { inputs: [{ internalType: "bytes32", name: "kind", type: "bytes32" }], name: "ReportAuthorZero", type: "error" },
  { inputs: [], name: "ReportContentHashZero", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ReportDaoOnly", type: "error" },
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
      { internalType: "uint256", name: "sequence", type: "uint256" },
      { internalType: "uint256", name: "finalAt", type: "uint256" },
    ],
    name: "ReportFinal",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "grace", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ReportGraceOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "caller", type: "address" },
      { internalType: "address", name: "guardian", type: "address" },
      { internalType: "uint256", name: "termEnd", type: "uint256" },
    ],
    name: "ReportGuardianOnly",
    type: "error",
  },
  { inputs: [], name: "ReportKindEmpty", type: "error" },
  { inputs: [{ internalType: "bytes32", name: "kind", type: "bytes32" }], name: "ReportKindUnknown", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "highest", type: "uint256" }],
    name: "ReportKindsTooMany",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "period", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ReportPeriodOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "kind", type: "bytes32" },
      { internalType: "uint256", name: "until", type: "uint256" },
    ],
    name: "ReportPeriodRuns",
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
      { internalType: "uint256", name: "finalAt", type: "uint256" },
    ],
    name: "ReportRootPending",
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
  { inputs: [{ internalType: "uint256", name: "sequence", type: "uint256" }], name: "ReportRootVoid", type: "error" },
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
  {
    inputs: [
      { internalType: "uint256", name: "told", type: "uint256" },
      { internalType: "uint256", name: "spent", type: "uint256" },
    ],
    name: "ReportTotalsFalse",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "reportId", type: "uint256" }], name: "ReportUnknown", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "reportId", type: "uint256" }],
    name: "ReportVoidAlready",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "sequence", type: "uint256" }],
    name: "ReportVoidedAlready",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "disputeWindow", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "ReportWindowOutOfRange",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "ReportsDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "expiresAt", type: "uint256" },
    ],
    name: "RewardAttestationEnded",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "uint256", name: "due", type: "uint256" },
    ],
    name: "RewardBudgetUsedUp",
    type: "error",
  },
  { inputs: [], name: "RewardClaimsEmpty", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "failures", type: "uint256" },
    ],
    name: "RewardHardwareFails",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "worker", type: "address" }],
    name: "RewardHardwareUnproved",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "gpuSeconds", type: "uint256" },
      { internalType: "uint256", name: "possible", type: "uint256" },
    ],
    name: "RewardImpossible",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "timestamp", type: "uint256" },
    ],
    name: "RewardInFuture",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "RewardMasterOnly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
    ],
    name: "RewardMemberAlready",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "programId", type: "uint256" },
    ],
    name: "RewardMemberElsewhere",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "removableAt", type: "uint256" },
    ],
    name: "RewardMemberQualifies",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
    ],
    name: "RewardNotMember",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "asOf", type: "uint256" },
      { internalType: "uint256", name: "known", type: "uint256" },
    ],
    name: "RewardNotNewer",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "gpuSeconds", type: "uint256" },
      { internalType: "uint256", name: "claimed", type: "uint256" },
    ],
    name: "RewardNothingEarned",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "bytes32", name: "leaf", type: "bytes32" },
      { internalType: "bytes32", name: "root", type: "bytes32" },
    ],
    name: "RewardProofInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "programId", type: "uint256" },
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "uint256", name: "version", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
    ],
    name: "RewardVersionTooLow",
    type: "error",
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
    inputs: [{ internalType: "address", name: "token", type: "address" }],
    name: "SafeERC20FailedOperation",
    type: "error",
  },
  { inputs: [], name: "SplitterAddressZero", type: "error" },
  {
    inputs: [{ internalType: "address", name: "masternodes", type: "address" }],
    name: "SplitterComplete",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "SplitterDaoOnly", type: "error" },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "SplitterDeployerOnly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "gas", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "SplitterGasTooLow",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "SplitterRecipientOnly",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "sum", type: "uint256" }], name: "SplitterSumWrong", type: "error" },
  { inputs: [{ internalType: "string", name: "str", type: "string" }], name: "StringTooLong", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "amount", type: "uint256" },
      { internalType: "uint256", name: "unit", type: "uint256" },
    ],
    name: "SubmissionAmountUneven",
    type: "error",
  },
  { inputs: [], name: "SubmissionAmountZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "credit", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "SubmissionCreditOutOfRange",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "submitter", type: "address" }],
    name: "SubmissionNothingToCollect",
    type: "error",
  },
  { inputs: [], name: "SubmissionRecipientZero", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "allowance", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "SwapAllowanceTooLow",
    type: "error",
  },
  { inputs: [], name: "SwapAmountZero", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "account", type: "address" },
      { internalType: "uint256", name: "balance", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "SwapBalanceTooLow",
    type: "error",
  },
  { inputs: [], name: "SwapRecipientZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "left", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "SwapSupplyTooLow",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "expected", type: "uint256" },
      { internalType: "uint256", name: "received", type: "uint256" },
    ],
    name: "SwapTokenMovedWrongAmount",
    type: "error",
  },
  { inputs: [], name: "TeamPoolAmountZero", type: "error" },
  {
    inputs: [{ internalType: "address", name: "masternodes", type: "address" }],
    name: "TeamPoolComplete",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "TeamPoolDaoOnly", type: "error" },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "TeamPoolDeployerOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "TeamPoolMasternodesOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "TeamPoolNoContract",
    type: "error",
  },
  { inputs: [], name: "TeamPoolProgramsNotSet", type: "error" },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "TeamPoolProgramsOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "programs", type: "address" }],
    name: "TeamPoolProgramsSet",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "left", type: "uint256" },
      { internalType: "uint256", name: "needed", type: "uint256" },
    ],
    name: "TeamPoolProgramsTooLow",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "delay", type: "uint256" },
      { internalType: "uint256", name: "minDelay", type: "uint256" },
    ],
    name: "TimelockInsufficientDelay",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "targets", type: "uint256" },
      { internalType: "uint256", name: "payloads", type: "uint256" },
      { internalType: "uint256", name: "values", type: "uint256" },
    ],
    name: "TimelockInvalidOperationLength",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "TimelockUnauthorizedCaller",
    type: "error",
  },
  {
    inputs: [{ internalType: "bytes32", name: "predecessorId", type: "bytes32" }],
    name: "TimelockUnexecutedPredecessor",
    type: "error",
  },
  {
    inputs: [
      { internalType: "bytes32", name: "operationId", type: "bytes32" },
      { internalType: "bytes32", name: "expectedStates", type: "bytes32" },
    ],
    name: "TimelockUnexpectedOperationState",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "spender", type: "address" },
      { internalType: "uint256", name: "amount", type: "uint256" },
    ],
    name: "TreasuryAllowanceLeft",
    type: "error",
  },
  { inputs: [], name: "TreasuryBatchesOnly", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "TreasuryBrakeOnly", type: "error" },
  {
    inputs: [{ internalType: "bytes4", name: "selector", type: "bytes4" }],
    name: "TreasuryCallRefused",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "governor", type: "address" }],
    name: "TreasuryConnected",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "delay", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "TreasuryDelayOutOfRange",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "caller", type: "address" }],
    name: "TreasuryDeployerOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "TreasuryNoContract",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "timepoint", type: "uint256" },
      { internalType: "uint256", name: "timestamp", type: "uint256" },
    ],
    name: "TreasuryTimepointNotPast",
    type: "error",
  },
  {
    inputs: [{ internalType: "uint256", name: "expiry", type: "uint256" }],
    name: "VotesExpiredSignature",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "budget", type: "uint256" }], name: "WorkBudgetTooLarge", type: "error" },
  { inputs: [], name: "WorkBudgetZero", type: "error" },
  { inputs: [], name: "WorkContentHashZero", type: "error" },
  { inputs: [{ internalType: "address", name: "caller", type: "address" }], name: "WorkDaoOnly", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "milestone", type: "uint256" },
      { internalType: "uint256", name: "deadline", type: "uint256" },
    ],
    name: "WorkDeadlineInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "WorkDeveloperOnly",
    type: "error",
  },
  {
    inputs: [{ internalType: "address", name: "account", type: "address" }],
    name: "WorkDeveloperReviews",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "uint256", name: "milestone", type: "uint256" },
      { internalType: "uint8", name: "status", type: "uint8" },
    ],
    name: "WorkMilestoneStatusWrong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "uint256", name: "milestone", type: "uint256" },
    ],
    name: "WorkMilestoneUnknown",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "count", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "WorkMilestonesOutOfRange",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "orderId", type: "uint256" }], name: "WorkNothingToPay", type: "error" },
  {
    inputs: [{ internalType: "uint256", name: "validUntil", type: "uint256" }],
    name: "WorkOfferExpired",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "address", name: "developer", type: "address" },
    ],
    name: "WorkOfferInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "offered", type: "uint256" },
      { internalType: "uint256", name: "ordered", type: "uint256" },
    ],
    name: "WorkOfferTooHigh",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "until", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "WorkOffersUntilOutOfRange",
    type: "error",
  },
  { inputs: [{ internalType: "uint256", name: "orderId", type: "uint256" }], name: "WorkOrderUnknown", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "period", type: "uint256" },
      { internalType: "uint256", name: "lowest", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "WorkReviewPeriodOutOfRange",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "WorkReviewerOnly",
    type: "error",
  },
  { inputs: [], name: "WorkReviewerZero", type: "error" },
  {
    inputs: [
      { internalType: "uint256", name: "share", type: "uint256" },
      { internalType: "uint256", name: "highest", type: "uint256" },
    ],
    name: "WorkShareTooHigh",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "uint8", name: "status", type: "uint8" },
    ],
    name: "WorkStatusWrong",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "amount", type: "uint256" },
      { internalType: "uint256", name: "duration", type: "uint256" },
    ],
    name: "WorkStreamInvalid",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "uint256", name: "earliest", type: "uint256" },
    ],
    name: "WorkTooEarly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "orderId", type: "uint256" },
      { internalType: "uint256", name: "latest", type: "uint256" },
    ],
    name: "WorkTooLate",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "address", name: "master", type: "address" },
    ],
    name: "WorkerHasMaster",
    type: "error",
  },
  { inputs: [{ internalType: "address", name: "worker", type: "address" }], name: "WorkerIsItsMaster", type: "error" },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "address", name: "caller", type: "address" },
    ],
    name: "WorkerPartyOnly",
    type: "error",
  },
  {
    inputs: [
      { internalType: "uint256", name: "deadline", type: "uint256" },
      { internalType: "uint256", name: "nowTime", type: "uint256" },
    ],
    name: "WorkerSignatureExpired",
    type: "error",
  },
  {
    inputs: [
      { internalType: "address", name: "worker", type: "address" },
      { internalType: "address", name: "master", type: "address" },
    ],
    name: "WorkerSignatureInvalid",
    type: "error",
  },
] as const;
