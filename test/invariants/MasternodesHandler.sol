// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {MAX_BOND, MAX_UNBONDING, MIN_BOND, MIN_UNBONDING} from "../../contracts/types/Constants.sol";
import {Masternodes} from "../../contracts/staking/Masternodes.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title More owners than seats, who join, leave and move their stake at random
contract MasternodesHandler is Attesters {
    uint256 public constant OWNERS = 36;
    uint256 private constant FUNDS = 2_000_000e18;

    address[] public owners;
    mapping(address owner => uint256) public paidIn;
    mapping(address owner => uint256) public paidOut;
    /// @notice SNM wei that were paid out before their period was over.
    uint256 public early;
    uint256 public rotations;
    /// @notice Changes of the signer set that came sooner than one epoch after the one before.
    uint256 public hasty;

    mapping(address owner => uint256) private signerNumber;
    uint256 private lastRotation;

    constructor() {
        deployAttesters();
        for (uint256 i = 0; i < OWNERS; ++i) {
            address owner = makeAddr(string.concat("owner", string(abi.encode(i))));
            owners.push(owner);
            token.transfer(owner, FUNDS);
            vm.prank(owner);
            token.approve(address(masternodes), type(uint256).max);
            // Most begin as nodes, so that seats are taken soon.
            if (i % 8 != 0) enter(owner, MINIMUM_BOND + i * 1e18);
        }
    }

    function contracts() external view returns (SNM, Masternodes) {
        return (token, masternodes);
    }

    function nextSigner(address owner) private returns (address signer, bytes memory proof) {
        uint256 key;
        (signer, key) = makeAddrAndKey(string(abi.encode("signer", owner, ++signerNumber[owner])));
        proof = signerProof(owner, signer, key);
    }

    function enter(address owner, uint256 amount) private {
        (address signer, bytes memory proof) = nextSigner(owner);
        vm.prank(owner);
        masternodes.register(signer, proof, amount, "https://node.example");
        paidIn[owner] += amount;
    }

    function register(uint256 who, uint256 amount) external {
        address owner = owners[who % OWNERS];
        enter(owner, bound(amount, masternodes.minimumBond(), token.balanceOf(owner)));
    }

    function addStake(uint256 who, uint256 amount) external {
        address owner = owners[who % OWNERS];
        amount = bound(amount, 1, token.balanceOf(owner));
        vm.prank(owner);
        masternodes.addStake(amount);
        paidIn[owner] += amount;
    }

    function unbond(uint256 who, uint256 amount) external {
        address owner = owners[who % OWNERS];
        amount = bound(amount, 1, masternodes.masternode(owner).stake);
        vm.prank(owner);
        masternodes.unbond(amount);
    }

    function unbondAll(uint256 who) external {
        address owner = owners[who % OWNERS];
        uint256 stake = masternodes.masternode(owner).stake;
        vm.prank(owner);
        masternodes.unbond(stake);
    }

    function withdraw(uint256 who) external {
        address owner = owners[who % OWNERS];
        IMasternodes.Masternode memory node = masternodes.masternode(owner);
        uint256 before = token.balanceOf(owner);
        vm.prank(owner);
        masternodes.withdraw(owner);
        uint256 amount = token.balanceOf(owner) - before;
        paidOut[owner] += amount;
        if (vm.getBlockTimestamp() < node.releaseAt) early += amount;
    }

    function changeSigner(uint256 who) external {
        address owner = owners[who % OWNERS];
        (address signer, bytes memory proof) = nextSigner(owner);
        vm.prank(owner);
        masternodes.changeSigner(signer, proof);
    }

    function activate(uint256 who) external {
        vm.prank(owners[who % OWNERS]);
        masternodes.activate();
    }

    function rotate() external {
        masternodes.rotate();
        if (rotations != 0 && vm.getBlockTimestamp() < lastRotation + EPOCH) ++hasty;
        lastRotation = vm.getBlockTimestamp();
        ++rotations;
    }

    function passTime(uint256 duration) external {
        skip(bound(duration, 1, 10 days));
    }

    function setMinimumBond(uint256 minimumBond) external {
        vm.prank(dao);
        masternodes.setMinimumBond(bound(minimumBond, MIN_BOND, MAX_BOND));
    }

    function setUnbondingPeriod(uint256 period) external {
        vm.prank(dao);
        masternodes.setUnbondingPeriod(bound(period, MIN_UNBONDING, MAX_UNBONDING));
    }
}
