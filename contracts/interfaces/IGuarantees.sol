// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Terms} from "../types/Deal.sol";
import {UptimeProof} from "../types/Uptime.sol";

/// @title Guarantees: refunds for downtime out of the bond that a supplier put behind a deal
/// @notice The bond is SNM of the supplier's ledger balance, taken when the deal opens. For the share of the deal's time
/// in which the machine was offline, the buyer gets back that share of what was paid, and that share of the bond; both
/// out of the bond, and never more than it. The rest returns to the supplier. The buyer claims after the deal has closed,
/// within `BOND_CLAIM_PERIOD`; after that anybody may release the bond to the supplier.
///
/// Two leaves prove how long the machine was online between them. Those nearest to the deal's start and end prove most: of
/// the deal's time, what lies outside of them counts as online, and so does time online that lies outside of the deal.
interface IGuarantees {
    error GuaranteeBuyerOnly(bytes32 deal, address caller);
    /// @notice There is no closed deal with a bond under these terms, or its bond was settled.
    error GuaranteeNotHeld(bytes32 deal);
    error GuaranteeClaimOver(bytes32 deal, uint256 claimableUntil);
    /// @notice Until then only the buyer may release the bond.
    error GuaranteeClaimable(bytes32 deal, uint256 claimableUntil);
    /// @notice The terms must be all that the deal had, from the opening on, each amended into the next.
    error GuaranteeTermsBroken(bytes32 deal, bytes32 origin);
    error GuaranteeTermsMissing();
    /// @notice The second proof shows less time online than the first.
    error GuaranteeUptimeFell(uint256 before, uint256 afterwards);
    /// @notice The leaf is not in the report's tree.
    error GuaranteeProofInvalid(address worker, bytes32 leaf, bytes32 root);
    /// @notice The machine was online all the time, as far as the proofs show. The bond stays.
    error GuaranteeNothingDue(bytes32 deal);

    /// @param offline seconds that were proved; 0 where the bond was released
    /// @param refund SNM wei for the buyer's ledger balance
    /// @param returned SNM wei for the supplier's ledger balance
    event BondSettled(bytes32 indexed deal, uint256 offline, uint256 refund, uint256 returned);

    /// @notice Pays the refund for downtime and returns the rest of the bond. Buyer only.
    /// @param history the deal's terms, from those it opened with to those it closed with
    /// @param before best the last at or before the deal's start; sequence 0 where there is none: never online before
    /// @param afterwards best the first at or after the deal's end
    /// @return refund SNM wei
    function claim(
        Terms[] calldata history,
        UptimeProof calldata before,
        UptimeProof calldata afterwards
    ) external returns (uint256 refund);

    /// @notice Returns the whole bond to the supplier: the buyer at any time after the deal, others after the claim period.
    function release(Terms calldata terms) external;

    /// @notice What a claim pays for so many seconds offline.
    /// @param history see `claim`
    /// @return SNM wei
    function refundFor(Terms[] calldata history, uint256 offline) external view returns (uint256);

    /// @return the leaf of a machine's uptime in the tree of a report
    function leafOf(address worker, uint256 asOf, uint256 online) external pure returns (bytes32);
}
