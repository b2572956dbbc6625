// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IFeeSource} from "./IFeeSource.sol";

/// @title The market's fees, split between holders, masternodes and treasury
/// @notice Whatever SNM arrives here is a fee, however it comes. It is split as the split is when it is noticed, and waits
/// until its owners collect. Every call here first brings in what the market holds.
interface IFeeSplitter is IFeeSource {
    error SplitterDaoOnly(address caller);
    error SplitterDeployerOnly(address caller);
    /// @notice The masternodes are known already, and stay.
    error SplitterComplete(address masternodes);
    error SplitterAddressZero();
    /// @notice Only the dividends, the masternodes and the treasury earn a part.
    error SplitterRecipientOnly(address caller);
    /// @notice The shares must be 10,000 basis points together.
    error SplitterSumWrong(uint256 sum);
    /// @notice With so little gas the market could fail for want of it alone, unnoticed.
    error SplitterGasTooLow(uint256 gas, uint256 needed);

    /// @param holders basis points
    /// @param masternodes basis points
    /// @param treasury basis points
    event SplitSet(uint256 holders, uint256 masternodes, uint256 treasury);
    /// @notice Fees arrived. The parts are whole SNM wei that can be collected from now on: what is less than one waits for
    /// the next fees, so that the parts of all events together differ from all amounts by less than three.
    event FeesReceived(uint256 amount, uint256 holders, uint256 masternodes, uint256 treasury);
    /// @notice One of the three collected its part.
    event FeesPaid(address indexed recipient, uint256 amount);
    event SplitterMasternodesSet(address indexed masternodes);
    event SplitterMarketSet(address indexed market);

    /// @notice Brings in what the market holds. Anybody may.
    /// @return amount SNM wei that were noticed
    function pull() external returns (uint256 amount);

    /// @notice Sends the treasury its part: it would take a vote to make it collect. Anybody may.
    /// @return amount SNM wei; 0 where nothing waits
    function payTreasury() external returns (uint256 amount);

    /// @notice Splits what arrives from now on in another way; what the market holds is split as before. DAO only.
    /// @param holders basis points
    /// @param masternodes basis points
    /// @param treasury basis points; the three are 10,000 together
    function setSplit(uint16 holders, uint16 masternodes, uint16 treasury) external;

    /// @notice Pulls from another market from now on: a new version. The fees of the old one count as they arrive. DAO only.
    function setMarket(address market) external;

    /// @notice Tells who the masternodes are and which market pays: they are deployed later than this. The deployer only,
    /// once.
    function complete(address masternodes, address market) external;

    /// @notice What the account could collect now, with its part of what the market holds.
    /// @return SNM wei; 0 for whoever earns no part
    function pending(address account) external view returns (uint256);

    /// @return holders basis points
    /// @return masternodes basis points
    /// @return treasury basis points
    function split() external view returns (uint256 holders, uint256 masternodes, uint256 treasury);

    /// @return who gets the holders' part
    function dividends() external view returns (address);

    /// @return 0 until it is complete
    function masternodes() external view returns (address);

    /// @return whose fees are pulled; 0 until it is complete
    function market() external view returns (address);

    /// @return the treasury: sets the split, and gets a part itself
    function dao() external view returns (address);
}
