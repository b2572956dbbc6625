// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISubsidySource} from "./ISubsidySource.sol";

/// @title The team's tenth of the supply, for those who build up the network
/// @notice Three fifths are for reward programs: the DAO hands them to one contract, which it names once. Two fifths are
/// the masternodes' subsidy: 40, 30, 20 and 10 percent of it in the four years from the deployment on, by the second inside a
/// year. Nothing else ever leaves. What programs leave over extends the subsidy at the rate of its last year, from its end
/// on, or from when it is added if that is later.
interface ITeamPool is ISubsidySource {
    error TeamPoolDaoOnly(address caller);
    error TeamPoolDeployerOnly(address caller);
    error TeamPoolMasternodesOnly(address caller);
    /// @notice The masternodes are known already, and stay.
    error TeamPoolComplete(address masternodes);
    /// @notice The contract of the programs is known already, and stays.
    error TeamPoolProgramsSet(address programs);
    error TeamPoolProgramsNotSet();
    /// @notice No contract is there.
    error TeamPoolNoContract(address account);
    error TeamPoolAmountZero();
    /// @notice Less is left for programs than the call would move.
    error TeamPoolProgramsTooLow(uint256 left, uint256 needed);
    /// @notice Only the programs and the DAO add to the subsidy.
    error TeamPoolProgramsOnly(address caller);

    /// @param start unix seconds from which the subsidy is released
    /// @param ends unix seconds at which all is released
    event SubsidyStarted(uint256 start, uint256 ends);
    event TeamPoolMasternodesSet(address indexed masternodes);
    event ProgramsSet(address indexed programs);
    /// @param left SNM wei for programs that are still here
    event ProgramsFunded(address indexed programs, uint256 amount, uint256 left);
    /// @param total SNM wei sent since the start
    event SubsidyCollected(address indexed masternodes, uint256 amount, uint256 total);
    /// @param ends unix seconds at which all is released from now on
    event SubsidyExtended(address indexed from, uint256 amount, uint256 ends);

    /// @notice Tells who gets the subsidy: the masternodes' contract is deployed later than this. The deployer only, once.
    function complete(address masternodes) external;

    /// @notice Names the contract that runs the programs. DAO only, once.
    function setPrograms(address programs) external;

    /// @notice Moves SNM of the programs' part to their contract. DAO only.
    /// @param amount SNM wei
    function fundPrograms(uint256 amount) external;

    /// @notice Adds to the subsidy what programs left over. Programs and DAO only. Needs an allowance.
    /// @param amount SNM wei
    function extendSubsidy(uint256 amount) external;

    /// @return seconds for which the subsidy still lasts
    function runway() external view returns (uint256);

    /// @return unix seconds from which the subsidy is released
    function subsidyStart() external view returns (uint256);

    /// @return SNM wei of subsidy since the start that are or will be released
    function subsidyTotal() external view returns (uint256);

    /// @return SNM wei of subsidy sent since the start
    function subsidySent() external view returns (uint256);

    /// @return SNM wei for programs that are still here
    function programsLeft() external view returns (uint256);

    /// @return 0 until it is set
    function programs() external view returns (address);

    /// @return 0 until it is complete
    function masternodes() external view returns (address);

    /// @return the treasury
    function dao() external view returns (address);
}
