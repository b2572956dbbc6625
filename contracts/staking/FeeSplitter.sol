// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFeeSource} from "../interfaces/IFeeSource.sol";
import {IFeeSplitter} from "../interfaces/IFeeSplitter.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {BASIS_POINTS} from "../types/Constants.sol";
import {Dividends} from "./Dividends.sol";

/// @title The market's fees, split
/// @notice It keeps what each part is owed in ten-thousandths of a wei, so that nothing is rounded before it is paid: the
/// parts are all that came in, and no change of the split moves what is less than a wei.
contract FeeSplitter is IFeeSplitter {
    using SafeERC20 for IERC20;

    /// @dev Most gas that a market may use for paying its fees, about ten times what it does.
    uint256 private constant MARKET_GAS = 500_000;
    /// @dev Gas without which it does not even try: the market gets 63 parts of 64 of what is there, and a wallet that looks for
    /// the least gas with which a call goes through must not find one with which the market alone fails.
    uint256 private constant PULL_GAS = MARKET_GAS + MARKET_GAS / 8;

    /// @notice What is owed to the three, and how the next fees are split.
    /// @dev The supply in ten-thousandths of a wei has 102 bits.
    /// @param holders ten-thousandths of SNM wei
    /// @param masternodes ten-thousandths of SNM wei
    /// @param holdersShare basis points
    /// @param masternodesShare basis points; the treasury's share is what is missing to the whole
    /// @param treasury ten-thousandths of SNM wei
    /// @param counted SNM wei that were noticed and not paid out: the sum of what is owed
    struct Book {
        uint112 holders;
        uint112 masternodes;
        uint16 holdersShare;
        uint16 masternodesShare;
        uint112 treasury;
        uint112 counted;
    }

    /// @notice SNM.
    IERC20 public immutable token;
    /// @inheritdoc IFeeSplitter
    address public immutable dao;
    /// @inheritdoc IFeeSplitter
    address public immutable dividends;
    /// @dev May name masternodes and market once, and nothing else.
    address private immutable deployer;

    /// @inheritdoc IFeeSplitter
    address public masternodes;
    /// @inheritdoc IFeeSplitter
    address public market;
    Book private book;

    modifier onlyDao() {
        if (msg.sender != dao) revert SplitterDaoOnly(msg.sender);
        _;
    }

    /// @dev It makes the dividends itself, so that each knows the other from its first second.
    /// @param token_ SNM
    /// @param dao_ the treasury
    /// @param holders basis points
    /// @param masternodes_ basis points
    /// @param treasury basis points
    constructor(IERC20 token_, address dao_, uint16 holders, uint16 masternodes_, uint16 treasury) {
        if (dao_ == address(0)) revert SplitterAddressZero();
        token = token_;
        dao = dao_;
        deployer = msg.sender;
        dividends = address(new Dividends(token_, this, dao_));
        _setSplit(holders, masternodes_, treasury);
    }

    /// @inheritdoc IFeeSplitter
    function complete(address masternodes_, address market_) external {
        if (msg.sender != deployer) revert SplitterDeployerOnly(msg.sender);
        if (masternodes != address(0)) revert SplitterComplete(masternodes);
        if (masternodes_ == address(0)) revert SplitterAddressZero();
        masternodes = masternodes_;
        emit SplitterMasternodesSet(masternodes_);
        _setMarket(market_);
    }

    // Fees in

    /// @inheritdoc IFeeSplitter
    function pull() external returns (uint256 amount) {
        return _pull();
    }

    /// @dev A market that pays nothing, for whatever reason, must stop nobody from getting what is here.
    function _pull() private returns (uint256 amount) {
        address source = market;
        if (gasleft() < PULL_GAS) revert SplitterGasTooLow(gasleft(), PULL_GAS);
        if (source.code.length != 0) try IMarket(source).collectFees{gas: MARKET_GAS}() {} catch {}
        amount = token.balanceOf(address(this)) - book.counted;
        if (amount != 0) _share(amount);
    }

    /// @param amount SNM wei that nobody has counted yet
    function _share(uint256 amount) private {
        Book memory next = book;
        (uint256 holders, uint256 masternodes_, uint256 treasury) = (next.holders, next.masternodes, next.treasury);
        uint256 holdersMore = amount * next.holdersShare;
        uint256 masternodesMore = amount * next.masternodesShare;
        // None can leave its type: all of them together are what is held, of which there is no more than the supply.
        next.holders = uint112(holders + holdersMore);
        next.masternodes = uint112(masternodes_ + masternodesMore);
        next.treasury = uint112(treasury + amount * BASIS_POINTS - holdersMore - masternodesMore);
        next.counted += uint112(amount);
        book = next;
        emit FeesReceived(
            amount,
            _whole(next.holders) - _whole(holders),
            _whole(next.masternodes) - _whole(masternodes_),
            _whole(next.treasury) - _whole(treasury)
        );
    }

    // Fees out

    /// @inheritdoc IFeeSource
    function collect() external returns (uint256 amount) {
        if (!_isRecipient(msg.sender)) revert SplitterRecipientOnly(msg.sender);
        return _pay(msg.sender);
    }

    /// @inheritdoc IFeeSplitter
    function payTreasury() external returns (uint256 amount) {
        return _pay(dao);
    }

    function _pay(address recipient) private returns (uint256 amount) {
        _pull();
        amount = _whole(_owed(recipient));
        if (amount == 0) return 0;
        // What is taken off is at most what is owed.
        uint112 taken = uint112(amount * BASIS_POINTS);
        if (recipient == dividends) book.holders -= taken;
        else if (recipient == masternodes) book.masternodes -= taken;
        else book.treasury -= taken;
        book.counted -= uint112(amount);
        emit FeesPaid(recipient, amount);

        token.safeTransfer(recipient, amount);
    }

    function _isRecipient(address account) private view returns (bool) {
        return account == dividends || account == dao || account == masternodes;
    }

    /// @return ten-thousandths of SNM wei
    function _owed(address recipient) private view returns (uint256) {
        if (recipient == dividends) return book.holders;
        return recipient == masternodes ? book.masternodes : book.treasury;
    }

    function _whole(uint256 tenThousandths) private pure returns (uint256) {
        return tenThousandths / BASIS_POINTS;
    }

    // Reading

    /// @inheritdoc IFeeSplitter
    function pending(address account) external view returns (uint256) {
        if (!_isRecipient(account)) return 0;
        uint256 amount = token.balanceOf(address(this)) - book.counted;
        if (market.code.length != 0) {
            try IMarket(market).feesHeld() returns (uint256 held) {
                amount += held;
            } catch {}
        }
        return _whole(_owed(account) + amount * _shareOf(account));
    }

    /// @inheritdoc IFeeSplitter
    function split() external view returns (uint256 holders, uint256 masternodes_, uint256 treasury) {
        return (_shareOf(dividends), book.masternodesShare, _shareOf(dao));
    }

    /// @return basis points
    function _shareOf(address recipient) private view returns (uint256) {
        if (recipient == dividends) return book.holdersShare;
        if (recipient == masternodes) return book.masternodesShare;
        return BASIS_POINTS - book.holdersShare - book.masternodesShare;
    }

    // Parameters

    /// @inheritdoc IFeeSplitter
    function setSplit(uint16 holders, uint16 masternodes_, uint16 treasury) external onlyDao {
        _pull();
        _setSplit(holders, masternodes_, treasury);
    }

    /// @inheritdoc IFeeSplitter
    function setMarket(address market_) external onlyDao {
        _pull();
        _setMarket(market_);
    }

    function _setSplit(uint16 holders, uint16 masternodes_, uint16 treasury) private {
        uint256 sum = uint256(holders) + masternodes_ + treasury;
        if (sum != BASIS_POINTS) revert SplitterSumWrong(sum);
        book.holdersShare = holders;
        book.masternodesShare = masternodes_;
        emit SplitSet(holders, masternodes_, treasury);
    }

    function _setMarket(address market_) private {
        if (market_ == address(0)) revert SplitterAddressZero();
        market = market_;
        emit SplitterMarketSet(market_);
    }
}
