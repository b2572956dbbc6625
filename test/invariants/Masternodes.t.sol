// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {Member, SignerSet} from "../../contracts/libraries/SignerSet.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {MAX_ACTIVE_MASTERNODES} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {MasternodesHandler} from "./MasternodesHandler.sol";

/// @title What holds for bonds, seats and signer sets after any sequence of calls
contract MasternodesInvariants is TestBase {
    MasternodesHandler private handler;
    SNM private token;
    IMasternodes private masternodes;

    function setUp() public {
        handler = new MasternodesHandler();
        (token, masternodes) = handler.contracts();
        targetContract(address(handler));
    }

    function nodeOf(uint256 place) private view returns (address owner, IMasternodes.Masternode memory node) {
        owner = handler.owners(place);
        node = masternodes.masternode(owner);
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerFillsTheSeatsAndEmptiesThem() public {
        assertEq(masternodes.activeOwners().length, MAX_ACTIVE_MASTERNODES, "seats taken");
        handler.register(0, 1_000_000e18);
        handler.addStake(1, 500_000e18);
        handler.rotate();
        handler.unbondAll(0);
        handler.activate(2);
        handler.changeSigner(3);
        handler.passTime(10 days);
        handler.passTime(10 days);
        handler.withdraw(0);
        handler.rotate();
        handler.slash(1, 1, 1);
        handler.unbond(4, 1);
        handler.slash(4, 1, 1);
        assertGe(handler.slashed(), 50_000e18, "slashed");
        assertEq(handler.rotations(), 2, "rotations");
        assertEq(handler.paidOut(handler.owners(0)), 1_000_000e18, "paid out");
    }

    function invariant_20_stakePaidOutWasPaidIn() public view {
        uint256 lost;
        for (uint256 i = 0; i < handler.OWNERS(); ++i) {
            (address owner, IMasternodes.Masternode memory node) = nodeOf(i);
            uint256 left = uint256(node.stake) + node.unbonding;
            assertEq(
                handler.paidIn(owner),
                handler.paidOut(owner) + handler.lost(owner) + left,
                "in = out + lost + left"
            );
            lost += handler.lost(owner);
        }
        assertEq(handler.slashed(), lost, "what slashes took went to reporter and treasury");
    }

    function invariant_21_balanceIsStakeAndUnbonding() public view {
        uint256 owed;
        for (uint256 i = 0; i < handler.OWNERS(); ++i) {
            (, IMasternodes.Masternode memory node) = nodeOf(i);
            owed += uint256(node.stake) + node.unbonding;
        }
        assertEq(token.balanceOf(address(masternodes)), owed, "held = owed");
    }

    function invariant_22_activeNodesHaveSeatsAndBonds() public view {
        address[] memory active = masternodes.activeOwners();
        assertLe(active.length, MAX_ACTIVE_MASTERNODES, "seats");
        uint256 flagged;
        for (uint256 i = 0; i < handler.OWNERS(); ++i) {
            (address owner, IMasternodes.Masternode memory node) = nodeOf(i);
            uint256 seats;
            for (uint256 k = 0; k < active.length; ++k) {
                if (active[k] == owner) ++seats;
            }
            assertEq(seats, node.active ? 1 : 0, "seats of one node");
            if (!node.active) continue;
            ++flagged;
            assertTrue(node.bond > 0, "a seat without a bond");
        }
        assertEq(flagged, active.length, "seats of strangers");
    }

    function invariant_23_signersBelongToOneOwner() public view {
        for (uint256 i = 0; i < handler.OWNERS(); ++i) {
            (address owner, IMasternodes.Masternode memory node) = nodeOf(i);
            if (node.signer != address(0)) assertEq(masternodes.ownerOf(node.signer), owner, "owner of the signer");
        }
    }

    function invariant_24_signerSetIsNumberedAndOrdered() public view {
        (uint256 setId, address store) = masternodes.signerSet();
        assertEq(setId, handler.rotations(), "number");
        assertEq(handler.hasty(), 0, "set changed twice in an epoch");
        if (setId == 0) return;
        assertEq(store, SignerSet.addressOf(address(masternodes), setId), "address");
        assertFalse(SignerSet.isWritten(address(masternodes), setId + 1), "a successor exists");
        Member[] memory members = SignerSet.read(store);
        assertLe(members.length, MAX_ACTIVE_MASTERNODES, "size");
        for (uint256 i = 1; i < members.length; ++i) {
            assertTrue(members[i - 1].signerOf() < members[i].signerOf(), "not ascending");
        }
    }

    function invariant_25_unbondingWaitsForItsRelease() public view {
        assertEq(handler.early(), 0, "paid out early");
    }

    function invariant_26_slashesAreBoundedAndTouchNobodyElse() public view {
        assertEq(handler.unjust(), 0, "a slash beyond its share or its cap");
    }
}
