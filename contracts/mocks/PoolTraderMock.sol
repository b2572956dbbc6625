// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

interface IPool {
    function token0() external view returns (IERC20);

    function token1() external view returns (IERC20);

    function mint(
        address recipient,
        int24 tickLower,
        int24 tickUpper,
        uint128 amount,
        bytes calldata data
    ) external returns (uint256, uint256);

    function swap(
        address recipient,
        bool zeroForOne,
        int256 amountSpecified,
        uint160 sqrtPriceLimitX96,
        bytes calldata data
    ) external returns (int256, int256);
}

/// @title Somebody who trades in a Uniswap V3 pool, and pays what the pool calls for out of its own tokens
contract PoolTraderMock {
    function mint(IPool pool, int24 tickLower, int24 tickUpper, uint128 amount) external {
        pool.mint(address(this), tickLower, tickUpper, amount, "");
    }

    /// @notice Trades until the price is at the limit.
    function moveTo(IPool pool, bool zeroForOne, uint160 sqrtPriceLimitX96) external {
        pool.swap(address(this), zeroForOne, type(int128).max, sqrtPriceLimitX96, "");
    }

    function uniswapV3MintCallback(uint256 amount0, uint256 amount1, bytes calldata) external {
        pay(amount0, amount1);
    }

    function uniswapV3SwapCallback(int256 amount0, int256 amount1, bytes calldata) external {
        pay(amount0 > 0 ? uint256(amount0) : 0, amount1 > 0 ? uint256(amount1) : 0);
    }

    function pay(uint256 amount0, uint256 amount1) private {
        if (amount0 != 0) IPool(msg.sender).token0().transfer(msg.sender, amount0);
        if (amount1 != 0) IPool(msg.sender).token1().transfer(msg.sender, amount1);
    }
}
