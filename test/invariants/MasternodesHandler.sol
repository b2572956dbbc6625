// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IDelegation} from "../../contracts/interfaces/IDelegation.sol";
import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {
    MAX_BOND,
    MAX_UNBONDING,
    MIN_BOND,
    MIN_UNBONDING,
    SLASH_CAP,
    SLASH_PERIOD
} from "../../contracts/types/Constants.sol";
import {Report} from "../../contracts/types/Report.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title More owners than seats, who join, leave and move their stake at random
contract MasternodesHandler is Attesters {
    uint256 public constant OWNERS = 36;
    uint256 private constant FUNDS = 2_000_000e18;

    address[] public owners;
    mapping(address owner => uint256) public paidIn;
    mapping(address owner => uint256) public paidOut;
    mapping(address owner => uint256) public lost;
    /// @notice SNM wei that slashes took, as their takers got them.
    uint256 public slashed;
    /// @notice Slashes beyond a tenth, beyond the cap of a period, of somebody else, or paid twice.
    uint256 public unjust;
    /// @notice SNM wei that were paid out before their period was over.
    uint256 public early;
    uint256 public rotations;
    /// @notice Changes of the signer set that came sooner than one epoch after the one before.
    uint256 public hasty;

    mapping(address owner => uint256) private signerNumber;
    mapping(address owner => uint256[]) private slashTimes;
    mapping(address owner => uint256[]) private slashAmounts;
    mapping(address owner => uint256[]) private slashTotals;
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

    function contracts() external view returns (SNM, IMasternodes) {
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
        uint256 due = dueOf(owner);
        uint256 before = token.balanceOf(owner);
        vm.prank(owner);
        masternodes.withdraw(owner);
        uint256 amount = token.balanceOf(owner) - before;
        paidOut[owner] += amount;
        if (amount > due) early += amount - due;
    }

    /// @dev SNM wei whose release has come. Parts are rounded down one by one, a withdrawal once.
    function dueOf(address owner) private view returns (uint256 due) {
        IDelegation.Unbonding[] memory parts = masternodes.unbondingsOf(owner, owner);
        for (uint256 i = 0; i < parts.length; ++i) {
            if (vm.getBlockTimestamp() >= parts[i].releaseAt) due += parts[i].amount + 1;
        }
    }

    function changeSigner(uint256 who) external {
        address owner = owners[who % OWNERS];
        (address signer, bytes memory proof) = nextSigner(owner);
        vm.prank(owner);
        masternodes.changeSigner(signer, proof);
    }

    /// @dev A signer of now or of earlier signs two reports for an epoch, and somebody proves it.
    function slash(uint256 who, uint256 number, uint64 epoch) external {
        address owner = owners[who % OWNERS];
        (address signer, uint256 key) = makeAddrAndKey(
            string(abi.encode("signer", owner, bound(number, 1, signerNumber[owner])))
        );
        (Report memory first, Report memory second) = (reportFor(epoch % 8), reportFor(epoch % 8));
        second.root = keccak256("another");
        bytes memory firstSignature = sign(key, digestOf(first));
        bytes memory secondSignature = sign(key, digestOf(second));
        IMasternodes.Masternode memory node = masternodes.masternode(owner);
        uint256 total = uint256(node.stake) + node.unbonding;
        uint256 treasury = token.balanceOf(dao);
        uint256 mine = token.balanceOf(address(this));
        uint256 amount = masternodes.proveEquivocation(
            address(reports),
            first,
            firstSignature,
            second,
            secondSignature
        );
        uint256 reward = token.balanceOf(address(this)) - mine;
        slashed += reward + token.balanceOf(dao) - treasury;
        lost[owner] += amount;
        if (amount > total / 10 || reward > amount / 10 || masternodes.ownerOf(signer) != owner) ++unjust;
        noteSlash(owner, amount, total);
    }

    /// @dev In 30 days from the first slash of a period on, no more than the cap of the most that there was.
    function noteSlash(address owner, uint256 amount, uint256 total) private {
        uint256 count = slashTimes[owner].length;
        if (count == 0 || vm.getBlockTimestamp() >= slashTimes[owner][count - 1] + SLASH_PERIOD) {
            slashTimes[owner].push(vm.getBlockTimestamp());
            slashAmounts[owner].push(amount);
            slashTotals[owner].push(total);
            ++count;
        } else {
            uint256 most = total + slashAmounts[owner][count - 1];
            if (most > slashTotals[owner][count - 1]) slashTotals[owner][count - 1] = most;
            slashAmounts[owner][count - 1] += amount;
        }
        if (slashAmounts[owner][count - 1] * 10_000 > slashTotals[owner][count - 1] * SLASH_CAP) ++unjust;
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
