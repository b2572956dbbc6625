// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title What the DAO's governor has beyond OpenZeppelin's
/// @notice Proposals are numbered and kept with their calls, so that anybody queues and executes them by their id. An account votes with
/// what its wallet's delegates, its locked SNM and its stake give it. The code of every target is pinned when it is proposed.
/// The quorum is a fifth of the SNM that can vote, within bounds.
interface ISonmGovernor {
    error GovernorProposalUnknown(uint256 proposalId);
    /// @notice A target has other code than when it was proposed. The proposal can't be executed any more.
    /// @param pinned keccak256 of the hashes of all targets' code then
    error GovernorCodeChanged(uint256 proposalId, bytes32 pinned, bytes32 found);
    error GovernorGuardianOnly(address caller);
    /// @notice The guardian's term is over.
    error GovernorGuardianTermOver(uint256 ended);
    error GovernorSettingOutOfRange(uint256 value, uint256 lowest, uint256 highest);

    /// @notice Comes after OpenZeppelin's `ProposalCreated`.
    /// @param number from 1
    /// @param codeHash keccak256 of the hashes of all targets' code
    event ProposalRecorded(uint256 indexed proposalId, uint256 indexed number, bytes32 codeHash);
    /// @notice Comes after OpenZeppelin's `ProposalCanceled`.
    event ProposalVetoed(uint256 indexed proposalId, address indexed guardian, string reason);
    event GuardianSet(address indexed guardian);

    /// @notice Puts a proposal that was accepted into the treasury's queue. Anybody may.
    function queue(uint256 proposalId) external;

    /// @notice Executes what was queued, once its delay is over. Anybody may.
    function execute(uint256 proposalId) external payable;

    /// @notice Takes a proposal back. Its proposer only, before the vote begins.
    function cancel(uint256 proposalId) external;

    /// @notice Cancels a proposal that was not executed. The guardian only, in its term.
    /// @param reason for everybody to read
    function veto(uint256 proposalId, string calldata reason) external;

    /// @notice Names another guardian, or none. Its term stays. By a decision only.
    function setGuardian(address guardian) external;

    /// @return targets of the calls
    /// @return values wei of the chain's coin for each
    /// @return calldatas of each
    /// @return descriptionHash keccak256 of the description
    function proposalDetails(
        uint256 proposalId
    )
        external
        view
        returns (address[] memory targets, uint256[] memory values, bytes[] memory calldatas, bytes32 descriptionHash);

    /// @return from 1; 0 where there is no such proposal
    function proposalNumber(uint256 proposalId) external view returns (uint256);

    /// @return proposals so far
    function proposalCount() external view returns (uint256);

    function guardian() external view returns (address);

    /// @return unix seconds from which the guardian can do nothing
    function guardianTermEnd() external view returns (uint256);

    /// @return SNM
    function token() external view returns (address);

    function dividends() external view returns (address);

    function masternodes() external view returns (address);
}
