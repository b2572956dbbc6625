// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What an account owns and is allowed, in one slot.
/// @param balance SNM wei in the ledger
/// @param bidEpoch epoch that the account's bids must carry
/// @param level identity level of the account as a master, from `Profiles`; 0 and 1 are anonymous
/// @param levelUntil unix seconds from which the level counts no more
/// @param blacklisting whether the account ever listed anybody or was listed; without it no list is read
/// @param banned whether the DAO's list has the account
struct Account {
    uint96 balance;
    uint32 bidEpoch;
    uint8 level;
    uint40 levelUntil;
    bool blacklisting;
    bool banned;
}

/// @notice Where an account's balance goes by itself, in one slot.
/// @param target 0 where the account chose none
/// @param threshold SNM wei of balance from which anybody may send it there
struct Payout {
    address target;
    uint96 threshold;
}

/// @notice What an account is as a worker, in one slot.
/// @param master who is paid for its deals; 0 means the worker itself
/// @param askEpoch epoch that the worker's asks must carry
/// @param bindings how often it was bound to a master
struct WorkerRecord {
    address master;
    uint32 askEpoch;
    uint32 bindings;
}
