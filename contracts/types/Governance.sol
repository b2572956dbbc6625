// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice How long the treasury waits between a vote and what it decided.
/// - `Fast`: small payments, and what punishes before it is out of reach
/// - `Standard`: everything else
/// - `Slow`: what could harm stakers, and the rules of the DAO itself: longer than unbonding takes
enum Speed {
    Fast,
    Standard,
    Slow
}

/// @notice A feature of the roadmap.
/// @param title for people
/// @param contentHash keccak256 of its description
/// @param estimate SNM wei that it may cost
/// @param addedAt unix seconds
/// @param closedAt unix seconds; 0 while holders rank it
struct Feature {
    string title;
    bytes32 contentHash;
    uint128 estimate;
    uint40 addedAt;
    uint40 closedAt;
}

/// @notice A kind of reports that somebody owes the DAO.
/// @param author who files them; 0 where the kind has ended
/// @param period seconds that each report covers
/// @param grace seconds after the period's end until which it is due
/// @param next unix seconds at which the period of the next report begins
struct ReportKind {
    address author;
    uint40 period;
    uint40 grace;
    uint40 next;
}

/// @notice A report that was filed.
/// @param kind of the report
/// @param author who filed it
/// @param from unix seconds, the first of its period
/// @param until unix seconds, the first after its period
/// @param filedAt unix seconds
/// @param spent SNM wei that the treasury spent in the period
/// @param contentHash keccak256 of the report
/// @param voided whether the DAO declared it void
struct FiledReport {
    bytes32 kind;
    address author;
    uint40 from;
    uint40 until;
    uint40 filedAt;
    uint128 spent;
    bytes32 contentHash;
    bool voided;
}

/// @notice A version of a program that is released.
/// @param version major << 16 | minor << 8 | patch
/// @param releasedAt unix seconds
/// @param contentHash keccak256 of what is to be run
struct Release {
    uint32 version;
    uint40 releasedAt;
    bytes32 contentHash;
}

/// @notice A contract that the DAO names.
/// @param target its address
/// @param listedAt unix seconds
/// @param codeHash of its code when it was listed
struct Listing {
    address target;
    uint40 listedAt;
    bytes32 codeHash;
}
