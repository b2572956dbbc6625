// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Delegation: stake in the pool of a masternode
/// @notice Each masternode has one pool, which holds its owner's bond and what others delegate, in shares. Rewards and
/// slashes change what a share is worth. What leaves unbonds in a second pool of the same masternode, in which slashes find
/// it too. Leaving works whatever else stands still.
interface IDelegation {
    /// @notice A pool of a masternode.
    /// @param stake SNM wei staked, and settled
    /// @param shares of all who staked it
    /// @param unbonding SNM wei on the way out
    /// @param unbondingShares of all whose stake is on the way out
    /// @param rewards SNM wei of rewards that are not part of the stake yet
    /// @param rewardsUntil unix seconds at which the last of them is
    struct PoolState {
        uint256 stake;
        uint256 shares;
        uint256 unbonding;
        uint256 unbondingShares;
        uint256 rewards;
        uint256 rewardsUntil;
    }

    /// @notice A part of an account's stake that is on the way out.
    /// @param amount SNM wei that it is worth now
    /// @param releaseAt unix seconds from which it can be withdrawn
    struct Unbonding {
        uint256 amount;
        uint256 releaseAt;
    }

    error MasternodeAmountZero();
    error MasternodeBondTooSmall(uint256 amount, uint256 smallest);
    /// @notice The account has less stake in the masternode, or the masternode less than a seat takes.
    error MasternodeStakeTooLow(address account, uint256 stake, uint256 needed);
    error MasternodeStillUnbonding(address account, uint256 releaseAt);
    error MasternodeNothingToWithdraw(address account);
    /// @notice The account has, or had a moment ago, stake in as many masternodes as its votes can be counted over.
    error MasternodeDelegationsTooMany(address account, uint256 most);

    /// @param account whose stake it is; the owner for a bond
    /// @param shares that it gave
    /// @param stake SNM wei in the pool afterwards
    event StakeAdded(address indexed owner, address indexed account, uint256 amount, uint256 shares, uint256 stake);
    /// @param shares that it took from the pool
    /// @param unbondingShares that it gave of what is on the way out
    /// @param stake SNM wei in the pool afterwards
    event UnbondingStarted(
        address indexed owner,
        address indexed account,
        uint256 amount,
        uint256 shares,
        uint256 unbondingShares,
        uint256 stake,
        uint256 releaseAt
    );
    /// @param unbondingShares that it took of what was on the way out
    /// @param to where it went; the masternodes themselves where it was delegated again
    event StakeWithdrawn(
        address indexed owner,
        address indexed account,
        address indexed to,
        uint256 amount,
        uint256 unbondingShares
    );
    /// @notice Rewards became part of the stake.
    /// @param stake SNM wei in the pool afterwards; 0 where nobody had a part in it, and the rewards went to the owner
    event RewardsSettled(address indexed owner, uint256 amount, uint256 stake);

    /// @notice Stakes SNM in a masternode. Needs an allowance.
    /// @param owner of the masternode
    /// @param amount SNM wei
    /// @return shares of the pool, rounded down
    function delegate(address owner, uint256 amount) external returns (uint256 shares);

    /// @notice Starts unbonding. It has a release of its own, unless `MAX_UNBONDINGS` parts are on the way: then it joins
    /// the newest of them, which waits for the new release. No part is released before an earlier one.
    /// @param amount SNM wei; the highest number for all. What an owner leaves must be 0 or at least `minimumBond`
    /// @return releaseAt unix seconds
    function undelegate(address owner, uint256 amount) external returns (uint256 releaseAt);

    /// @notice Pays out what has finished unbonding.
    /// @return amount SNM wei
    function withdrawFrom(address owner, address to) external returns (uint256 amount);

    /// @notice Stakes what has finished unbonding in another masternode, or the same one.
    /// @dev There is no quicker way from one masternode to another: it would be one around slashes.
    /// @return amount SNM wei
    function redelegate(address owner, address nextOwner) external returns (uint256 amount);

    /// @notice Makes rewards whose time has come part of the stake, and lets votes follow. Whatever else touches a pool does
    /// the same. Anybody may call.
    /// @return amount SNM wei
    function settle(address owner) external returns (uint256 amount);

    function pool(address owner) external view returns (PoolState memory);

    /// @return stake SNM wei that an account's shares are worth, rewards until now included
    /// @return shares of the pool
    function stakeOf(address owner, address account) external view returns (uint256 stake, uint256 shares);

    /// @return parts of an account's stake that are on the way out, at most `MAX_UNBONDINGS`, ordered by release
    function unbondingsOf(address owner, address account) external view returns (Unbonding[] memory parts);

    /// @return owners of the masternodes in which an account has stake, or had a moment ago; at most `MAX_DELEGATIONS`
    function delegationsOf(address account) external view returns (address[] memory owners);
}
