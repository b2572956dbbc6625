// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IHardware} from "../interfaces/IHardware.sol";
import {IRateFeed} from "../interfaces/IRateFeed.sol";
import {Billing} from "./Billing.sol";
import {Identity} from "./Identity.sol";
import {Ledger} from "./Ledger.sol";
import {Matching} from "./Matching.sol";
import {Parameters} from "./Parameters.sol";

/// @title SONM's market
/// @notice Ledger, orders, deals, workers and blacklists in one contract, because each further contract on the way of
/// a purchase costs 2,600 gas. `multicall` joins calls: permit, deposit and buy are a newcomer's one transaction.
contract Market is Billing, Multicall {
    /// @param token ERC-20 with permit; SNM
    /// @param rates SNM/USD rate and its integral
    /// @param hardware attested machines
    /// @param dao the treasury: the only caller of the setters
    /// @param feeCollector whose ledger balance gets the fees
    /// @param fee basis points
    struct Setup {
        IERC20 token;
        IRateFeed rates;
        IHardware hardware;
        address dao;
        address feeCollector;
        uint256 fee;
    }

    constructor(
        Setup memory setup
    )
        EIP712("SONM Market", "1")
        Parameters(setup.dao, setup.feeCollector, setup.fee)
        Ledger(setup.token)
        Identity(setup.dao)
        Matching(setup.rates, setup.hardware)
    {}
}
