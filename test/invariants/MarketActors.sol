// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {FalseTokenMock} from "../../contracts/mocks/FalseTokenMock.sol";
import {NoReturnTokenMock} from "../../contracts/mocks/NoReturnTokenMock.sol";
import {Terms} from "../../contracts/types/Deal.sol";
import {Fault} from "./Fault.sol";
import {MarketChanges} from "./MarketChanges.sol";
import {TokenKind} from "./TokenKind.sol";

/// @title Who acts on the market, and the notes of what went wrong
/// @dev What must never happen is written to `broken` when it happens: a revert in a handler does not fail a run.
abstract contract MarketActors is MarketChanges {
    using SafeERC20 for IERC20;

    uint256 internal constant FUNDS = 1_000_000e18;
    uint256 internal constant WORKERS = 3;

    mapping(Fault fault => bool) public broken;

    uint256[] internal workerKeys;
    uint256[] internal buyerKeys;
    address[] public actors;
    address public stranger = address(uint160(uint256(keccak256("stranger"))));
    address private master = address(uint160(uint256(keccak256("master"))));

    TokenKind private immutable _kind;
    /// @notice Whether the token moves nothing now, and says so by answering false.
    bool public frozen;

    constructor(TokenKind kind) {
        _kind = kind;
        deployOracles(FIRST_RATE);
        recordRate(FIRST_RATE);
        rateTimes[0] = reports.genesis();
        deployMarket(newToken(kind));
        for (uint256 i = 0; i < WORKERS; ++i) {
            workerKeys.push(uint256(keccak256(abi.encode("worker", i))));
            buyerKeys.push(uint256(keccak256(abi.encode("buyer", i))));
            actors.push(vm.addr(workerKeys[i]));
            actors.push(vm.addr(buyerKeys[i]));
        }
        actors.push(master);
        for (uint256 i = 0; i < actors.length; ++i) {
            token.safeTransfer(actors[i], FUNDS);
        }
        // one worker has a master, one is owned by somebody who rents too, one is its own
        confirmWorker(workerKeys[0], master);
        confirmWorker(workerKeys[1], vm.addr(buyerKeys[2]));
    }

    function newToken(TokenKind kind) private returns (IERC20) {
        if (kind == TokenKind.Snm) return snm;
        uint256 supply = snm.SUPPLY();
        if (kind == TokenKind.ReturnsFalse) return new FalseTokenMock(address(this), supply);
        return IERC20(address(new NoReturnTokenMock(address(this), supply)));
    }

    function actorCount() external view returns (uint256) {
        return actors.length;
    }

    function market_() external view returns (IMarket) {
        return market;
    }

    function token_() external view returns (IERC20) {
        return token;
    }

    /// @dev A token that can answer false does so for every transfer until it thaws. Others can't.
    function setFrozen(bool frozen_) public {
        if (_kind != TokenKind.ReturnsFalse) return;
        FalseTokenMock(address(token)).setFrozen(frozen_);
        frozen = frozen_;
    }

    function anyActor(uint256 seed) internal view returns (address) {
        return actors[seed % actors.length];
    }

    function caller(uint256 seed, Terms memory terms) internal view returns (address) {
        address[5] memory callers = [terms.buyer, terms.supplier, terms.master, stranger, anyActor(seed >> 8)];
        return callers[seed % 5];
    }
}
