// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {AttestedHardware} from "../../contracts/types/Hardware.sol";
import {Order} from "../../contracts/types/Order.sol";
import {MarketTestBase} from "./MarketTestBase.sol";
import {OrderDraft} from "./OrderDraft.sol";

/// @title What signatures are worth on a chain that split off
contract ForkTest is MarketTestBase {
    uint256 private constant WORKER_KEY = uint256(keccak256("worker"));
    address private buyer = address(uint160(uint256(keccak256("buyer"))));

    function setUp() public {
        deployOracles(FIRST_RATE);
        deployMarket(snm);
        snm.approve(address(market), 1e24);
        market.depositFor(buyer, 1e24);
    }

    function tryToBuy(Order memory order, bytes memory signature) private returns (bool) {
        vm.prank(buyer);
        try market.buy(order, signature, 0, 0, AttestedHardware(bytes32(0), new uint256[](0))) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev The contract was deployed before the split, so its domain separator must not be the one of that time.
    function testFuzz_pitfall_06_signaturesOfOneForkAreVoidOnTheOther(uint64 otherChain) public {
        // asked of the contract: the optimiser takes `block.chainid` to be the same before and after a split
        (, , , uint256 home, , , ) = IERC5267(address(market)).eip712Domain();
        vm.assume(otherChain != home && otherChain != 0);
        OrderDraft memory draft = ask(vm.addr(WORKER_KEY));
        Order memory order = draft.pack();
        bytes32 id = market.orderId(order);
        bytes memory signature = signOrder(WORKER_KEY, order);

        vm.chainId(otherChain);
        assertTrue(market.orderId(order) != id, "the id of an order is the same on both chains");
        assertFalse(tryToBuy(order, signature), "a signature of the old chain fills on the new one");
        bytes memory renewed = signOrder(WORKER_KEY, order);
        vm.chainId(home);
        assertEq(market.orderId(order), id, "the id of an order at home");
        assertFalse(tryToBuy(order, renewed), "a signature of the new chain fills on the old one");
        assertTrue(tryToBuy(order, signature), "a signature fills on its own chain");
    }
}
