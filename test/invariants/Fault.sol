// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice One line for each way in which the market did not do as the model.
enum Fault {
    None,
    TransferMisread,
    FilledTwice,
    ClosedDealChanged,
    BillFailed,
    CloseAgainstTheRules,
    PauseAgainstTheRules,
    PaidNotAsAccrued,
    SupplierCouldNotCollect,
    BuyerCouldNotLeave,
    ReserveNotFull,
    NonceOrEpochWentBack,
    AmendedAgainstTheRules,
    BondAgainstTheRules
}
