// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SNM} from "../../contracts/token/SNM.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title SNM: votes follow tokens
contract SNMTest is TestBase {
    uint256 private constant HOLDERS = 4;

    SNM private token;

    function setUp() public {
        vm.warp(1_700_000_000);
        token = new SNM(address(this));
    }

    function holder(uint256 number) private pure returns (address) {
        return address(uint160(0x1000 + (number % HOLDERS)));
    }

    /// @dev Everybody's votes together never exceed the supply, at any time, and are those of the delegated tokens.
    function testFuzz_votesAreDelegatedTokens(uint256 seed, uint256 moves) public {
        moves = bound(moves, 1, 40);
        for (uint256 i = 0; i < HOLDERS; ++i) {
            token.transfer(holder(i), 1_000_000e18);
        }
        for (uint256 i = 0; i < moves; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip((seed >> 128) % 1 days);
            address from = holder(seed >> 8);
            vm.prank(from);
            if (seed % 3 == 0) token.delegate(holder(seed >> 16));
            else token.transfer(holder(seed >> 16), (seed >> 32) % (token.balanceOf(from) + 1));
        }
        uint256 votes;
        uint256 delegated;
        for (uint256 i = 0; i < HOLDERS; ++i) {
            votes += token.getVotes(holder(i));
            if (token.delegates(holder(i)) != address(0)) delegated += token.balanceOf(holder(i));
        }
        assertEq(votes, delegated, "votes");
        assertEq(token.totalSupply(), token.SUPPLY(), "supply");
    }

    function testFuzz_pastVotesStayWhatTheyWere(uint256 later) public {
        token.delegate(holder(0));
        uint256 then = vm.getBlockTimestamp();
        skip(bound(later, 1, 365 days));
        token.transfer(holder(1), 5e18);
        skip(1);
        assertEq(token.getPastVotes(holder(0), then), token.SUPPLY(), "votes then");
        assertEq(token.getVotes(holder(0)), token.SUPPLY() - 5e18, "votes now");
        assertEq(token.clock(), vm.getBlockTimestamp(), "clock");
    }
}
