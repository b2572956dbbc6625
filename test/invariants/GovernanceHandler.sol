// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {ISonmGovernor} from "../../contracts/interfaces/ISonmGovernor.sol";
import {ITreasury} from "../../contracts/interfaces/ITreasury.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {MAX_SLASH, VOTES_ELSEWHERE} from "../../contracts/types/Constants.sol";
import {GovernanceProposals} from "./GovernanceProposals.sol";

/// @title People who delegate, lock, stake, leave, are slashed and pay each other at random, while they govern
contract GovernanceHandler is GovernanceProposals {
    /// @notice SNM wei that came to the treasury by no decision.
    uint256 public income;
    uint256 public slashes;
    uint256 public attacks;

    /// @dev Takes `TREASURY_COIN` with it.
    constructor() payable {
        deployGovernment();
        payee = makeAddr("payee");
        holders.push(payee);
        changeable = makeAddr("changeable");
        vm.etch(changeable, hex"00");
        vm.prank(dao);
        token.approve(address(market), 0);
    }

    function contracts() external view returns (SNM, ISonmGovernor, ITreasury, IMasternodes) {
        return (token, governor, treasury, masternodes);
    }

    // SNM

    function delegate(uint256 who, uint256 to) external {
        to %= ACCOUNTS + 2;
        address delegatee =
            to < ACCOUNTS
                ? accounts[to]
                : to == ACCOUNTS
                    ? address(0)
                    : VOTES_ELSEWHERE;
        vm.prank(any(who));
        token.delegate(delegatee);
    }

    function transfer(uint256 who, uint256 to, uint256 amount) external {
        amount = bound(amount, 1, token.balanceOf(any(who)));
        vm.prank(any(who));
        token.transfer(any(to), amount);
    }

    function donate(uint256 who, uint256 amount) external {
        amount = bound(amount, 1, token.balanceOf(any(who)) / 1_000);
        vm.prank(any(who));
        token.transfer(dao, amount);
        income += amount;
    }

    function lock(uint256 who, uint256 amount) external {
        amount = bound(amount, 1, token.balanceOf(any(who)));
        vm.prank(any(who));
        dividends.lock(amount);
    }

    function unlock(uint256 who, uint256 amount) external {
        amount = bound(amount, 1, dividends.lockedOf(any(who)));
        vm.prank(any(who));
        dividends.unlock(amount, any(who));
    }

    function delegateLocked(uint256 who, uint256 to) external {
        vm.prank(any(who));
        dividends.delegate(to % 7 == 0 ? address(0) : any(to));
    }

    // Stake

    function stake(uint256 who, uint256 node, uint256 amount) external {
        amount = bound(amount, 1, token.balanceOf(any(who)));
        vm.prank(any(who));
        masternodes.delegate(accounts[node % NODES], amount);
    }

    function undelegate(uint256 who, uint256 node, uint256 amount) external {
        address owner = accounts[node % NODES];
        (uint256 staked, ) = masternodes.stakeOf(owner, any(who));
        amount = bound(amount, 1, staked);
        vm.prank(any(who));
        masternodes.undelegate(owner, amount);
    }

    function withdraw(uint256 who, uint256 node) external {
        vm.prank(any(who));
        masternodes.withdrawFrom(accounts[node % NODES], any(who));
    }

    function slash(uint256 node, uint256 share) external {
        uint256 before = token.balanceOf(dao);
        vm.prank(dao);
        masternodes.slash(accounts[node % NODES], bound(share, 1, MAX_SLASH), 0, address(0), address(0), "reason");
        income += token.balanceOf(dao) - before;
        ++slashes;
    }

    // What nobody may

    /// @dev What moves something of the treasury's or the governor's, by somebody who may not.
    function attack(uint256 who, uint256 which) external {
        (address[] memory targets, uint256[] memory values, bytes[] memory datas) = single(
            address(token),
            abi.encodeCall(token.transfer, (any(who), 1))
        );
        bytes[9] memory calls = [
            abi.encodeWithSignature(
                "scheduleBatch(address[],uint256[],bytes[],bytes32,bytes32,uint256)",
                targets,
                values,
                datas,
                bytes32(0),
                bytes32(0),
                0
            ),
            abi.encodeWithSignature(
                "executeBatch(address[],uint256[],bytes[],bytes32,bytes32)",
                targets,
                values,
                datas,
                bytes32(0),
                bytes32(0)
            ),
            abi.encodeWithSignature(
                "execute(address,uint256,bytes,bytes32,bytes32)",
                targets[0],
                0,
                datas[0],
                bytes32(0),
                bytes32(0)
            ),
            abi.encodeCall(treasury.brakeEntries, ()),
            abi.encodeCall(treasury.setStandardDelay, (STANDARD)),
            abi.encodeWithSignature("updateDelay(uint256)", FAST),
            abi.encodeWithSignature("grantRole(bytes32,address)", keccak256("EXECUTOR_ROLE"), any(who)),
            abi.encodeWithSignature("relay(address,uint256,bytes)", targets[0], 0, datas[0]),
            abi.encodeCall(governor.setGuardian, (any(who)))
        ];
        which %= calls.length;
        vm.prank(any(who));
        (bool success, ) = (which < 7 ? dao : address(governor)).call(calls[which]);
        if (success) ++faults[Fault.OutsiderObeyed];
        vm.prank(any(who));
        try token.transferFrom(dao, any(who), 1) {
            ++faults[Fault.OutsiderObeyed];
        } catch {
            ++attacks;
        }
    }

    // Time

    function passTime(uint256 duration) external {
        jump(vm.getBlockTimestamp() + bound(duration, 1, 10 days));
    }
}
