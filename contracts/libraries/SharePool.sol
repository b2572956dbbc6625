// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title A pool of SNM that many accounts own in shares
/// @notice Rewards and slashes change what the pool holds and never the shares. One wei and its virtual shares are always
/// in it, as in OpenZeppelin's ERC-4626: whoever inflates the price of a share gives most of what that takes to them.
/// Nothing can be donated, since the pool counts for itself what it holds. Amounts are 96 bits and shares 128, so that no
/// product of them leaves a word; no product of shares and their price does, since that is what they are worth.
library SharePool {
    using SafeCast for uint256;

    /// @param assets SNM wei
    /// @param shares of all owners
    struct State {
        uint96 assets;
        uint128 shares;
    }

    /// @dev A power of two, so that a pool that was never slashed or rewarded is worth its deposits to the wei. Shares of
    /// the whole supply are 119 bits.
    uint256 internal constant VIRTUAL_SHARES = 1 << 30;
    /// @dev Bits behind the point of a price.
    uint8 private constant PRICE_BITS = 128;

    /// @notice Puts SNM wei in.
    /// @return shares that it gives, rounded down
    function enter(State memory pool, uint256 amount) internal pure returns (uint256 shares) {
        uint256 assets = (pool.assets + amount).toUint96();
        shares = (amount * _shares(pool)) / _assets(pool);
        pool.assets = uint96(assets);
        pool.shares = (pool.shares + shares).toUint128();
    }

    /// @notice Takes shares out.
    /// @param shares at most those of the pool
    /// @return amount SNM wei that they are worth, rounded down
    function leave(State memory pool, uint256 shares) internal pure returns (uint256 amount) {
        amount = valueOf(pool, shares);
        // At most what the pool has: the virtual shares keep their part.
        pool.assets -= uint96(amount);
        pool.shares -= uint128(shares);
    }

    /// @return shares that an amount takes, rounded up
    function sharesFor(State memory pool, uint256 amount) internal pure returns (uint256) {
        return Math.ceilDiv(amount * _shares(pool), _assets(pool));
    }

    /// @return SNM wei that shares are worth, rounded down. All shares together are worth less than one wei more than the
    /// pool holds, so that whole wei never are
    function valueOf(State memory pool, uint256 shares) internal pure returns (uint256) {
        return (shares * _assets(pool)) / _shares(pool);
    }

    /// @return SNM wei of a share, with 128 bits behind the point, rounded down. Entering and leaving never lower it
    function priceOf(State memory pool) internal pure returns (uint208) {
        // 97 and 128 bits over at least 31 bits.
        return uint208((_assets(pool) << PRICE_BITS) / _shares(pool));
    }

    /// @return SNM wei that shares are worth at a price, rounded down
    function valueAt(uint256 shares, uint256 price) internal pure returns (uint256) {
        return (shares * price) >> PRICE_BITS;
    }

    function _assets(State memory pool) private pure returns (uint256) {
        return uint256(pool.assets) + 1;
    }

    function _shares(State memory pool) private pure returns (uint256) {
        return pool.shares + VIRTUAL_SHARES;
    }
}
