// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice The two sides of the book. Ask: a supplier offers; bid: a buyer wants.
enum Side {
    Ask,
    Bid
}

/// @notice Why a deal ended.
/// Buyer, Supplier: that side closed it. OutOfFunds: escrow and the buyer's ledger balance were used up.
/// Ended: a forward deal reached its end.
enum CloseReason {
    Buyer,
    Supplier,
    OutOfFunds,
    Ended
}

/// @notice Why an ask and a bid make no deal. `whyNot` returns one bit for each rule that fails, bit 0 for the first.
enum Rule {
    Sides,
    Price,
    Duration,
    Expired,
    Validity,
    Epoch,
    Nonce,
    BenchmarkFormat,
    Benchmarks,
    NetworkFlags,
    Counterparty,
    IdentityLevel,
    Blacklist,
    SelfDeal,
    Attestation,
    AttestedBenchmarks,
    RateStale,
    Funds,
    Bond,
    Paused
}

/// @notice How the values of a benchmark add up over the parts of a machine that is sold in slices.
enum Split {
    None,
    Proportional,
    Min,
    Max
}

/// @notice Processor architecture. Unattested where the nodes could not tell.
enum Architecture {
    Unattested,
    X86_64,
    Arm64
}

/// @notice Kind of network link. Unattested where the nodes could not tell.
enum Link {
    Unattested,
    Wired,
    Wireless
}

/// @notice Why a machine does not belong to a hardware class. `qualifies` returns one bit for each requirement that
/// fails, bit 0 for the first.
/// GpusTooMany: the cards of such a machine are not looked at. Of the next three at most one fails. GpusTooFew: the
/// machine has not enough cards; GpuModel: not enough of a listed model; GpuMemory: not enough of these have the memory.
enum ClassRequirement {
    Architecture,
    Link,
    PhysicalCores,
    Clock,
    Memory,
    Disk,
    GpusTooMany,
    GpusTooFew,
    GpuModel,
    GpuMemory,
    Benchmarks
}

/// @notice What a reward is. OnTop: paid beside what deals bring. Floor: tops up what deals bring to the reward.
enum RewardMode {
    OnTop,
    Floor
}
