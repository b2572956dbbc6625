// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Report} from "../types/Report.sol";

/// @title What masternodes lose
/// @notice A slash takes a share of one pool, of what is on the way out of it too, and touches no other pool.
interface ISlashing {
    /// @notice The two reports are the same one, or of two epochs: nothing is wrong with them.
    error MasternodeReportsAgree(uint256 firstEpoch, uint256 secondEpoch);
    /// @notice A report is not signed by whom the other one is, or by no masternode.
    error MasternodeEvidenceInvalid(address firstSigner, address secondSigner);
    error MasternodeSlashedAlready(address signer, uint256 epoch);
    /// @notice All of its stake was paid out, or its losses have reached the cap of the period.
    error MasternodeNothingToSlash(address owner, uint256 stake);
    /// @notice The money would be lost.
    error MasternodeBeneficiaryInvalid(address beneficiary);
    error MasternodeInJail(address owner, uint256 until);

    /// @notice A node signed two reports for one epoch.
    /// @param reports contract that the reports are for
    /// @param amount SNM wei that it lost
    /// @param reward the part of it that went to the reporter; the rest went to the treasury
    /// @param stake SNM wei that stay in the pool
    /// @param unbonding SNM wei that stay on the way out
    event EquivocationProven(
        address indexed owner,
        address indexed signer,
        address indexed reporter,
        address reports,
        uint256 epoch,
        uint256 amount,
        uint256 reward,
        uint256 stake,
        uint256 unbonding
    );
    /// @notice The DAO slashed a node.
    /// @param beneficiary who was harmed
    /// @param reason hash of the published reasons
    /// @param amount SNM wei that it lost
    /// @param reward the part of it that went to the reporter
    /// @param compensation the part that went to the beneficiary; the rest went to the treasury
    /// @param stake SNM wei that stay in the pool
    /// @param unbonding SNM wei that stay on the way out
    event MasternodeSlashed(
        address indexed owner,
        address indexed beneficiary,
        address indexed reporter,
        bytes32 reason,
        uint256 amount,
        uint256 reward,
        uint256 compensation,
        uint256 stake,
        uint256 unbonding
    );
    /// @param until unix seconds from which the node can take a seat again; past where it was let go
    event MasternodeJailed(address indexed owner, uint256 until);

    /// @notice Takes a share of the stake of a node that signed two reports for one epoch, unbonding stake included, and
    /// its seat, for `EQUIVOCATION_JAIL`. Anybody may prove it, with the signatures alone: nobody has to judge.
    /// @dev Honest signers sign one report an epoch, whatever contract it is for. So the contract that the reports are for
    /// is part of the evidence, and need not be known here.
    /// @param reports contract that both reports are for
    /// @param firstSignature 64 bytes (ERC-2098)
    /// @return amount SNM wei that the node lost, rounded down; `REPORTER_SHARE` of it, rounded down, goes to the caller
    function proveEquivocation(
        address reports,
        Report calldata first,
        bytes calldata firstSignature,
        Report calldata second,
        bytes calldata secondSignature
    ) external returns (uint256 amount);

    /// @notice Takes a share of a node's stake, unbonding stake included, as far as the cap of the period leaves it. DAO only.
    /// @param share basis points, at most `MAX_SLASH`
    /// @param harm SNM wei of the damage: the beneficiary gets at most this
    /// @param beneficiary who was harmed
    /// @param reporter gets `REPORTER_SHARE` of the slash, rounded down; 0 where nobody does
    /// @param reason hash of the published reasons
    /// @return amount SNM wei that the node lost, rounded down
    function slash(
        address owner,
        uint256 share,
        uint256 harm,
        address beneficiary,
        address reporter,
        bytes32 reason
    ) external returns (uint256 amount);

    /// @notice Takes a node's seat and gives it none until the time is over. DAO only.
    /// @param duration seconds from now, at most `MAX_JAIL`; 0 lets it go
    function jail(address owner, uint256 duration) external;
}
