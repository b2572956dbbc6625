// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFeeSource} from "../interfaces/IFeeSource.sol";
import {ISubsidySource} from "../interfaces/ISubsidySource.sol";

/// @title Gives whoever collects what a test has put in
contract RewardSourceMock is IFeeSource, ISubsidySource {
    using SafeERC20 for IERC20;

    IERC20 private immutable token;

    uint256 private fees;
    uint256 private subsidy;
    uint256 private released;

    constructor(IERC20 token_) {
        token = token_;
    }

    /// @dev The SNM must be here.
    function setRewards(uint256 fees_, uint256 subsidy_) external {
        (fees, subsidy) = (fees_, subsidy_);
        released += subsidy_;
    }

    function collect() external returns (uint256 amount) {
        (amount, fees) = (fees, 0);
        token.safeTransfer(msg.sender, amount);
    }

    function collectSubsidy() external returns (uint256 amount) {
        (amount, subsidy) = (subsidy, 0);
        token.safeTransfer(msg.sender, amount);
    }

    function subsidyEnds() external pure returns (uint256) {
        return 0;
    }

    function subsidyReleased(uint256) external view returns (uint256) {
        return released;
    }
}
