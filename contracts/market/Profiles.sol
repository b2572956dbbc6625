// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IIdentity} from "../interfaces/IIdentity.sol";
import {IProfiles} from "../interfaces/IProfiles.sol";
import {ANONYMOUS, MAX_CERTIFICATE_VALIDITY, MAX_PROFILE_TEXT, PROFESSIONAL} from "../types/Constants.sol";

/// @title Validators and their certificates
contract Profiles is IProfiles {
    /// @notice The newest certificate of a subject for one level, in one slot.
    struct Certificate {
        address validator;
        uint40 expiresAt;
    }

    /// @notice The treasury: appoints the validators.
    address public immutable dao;
    /// @notice The market, which made this contract and keeps the levels.
    IIdentity public immutable market;

    /// @inheritdoc IProfiles
    mapping(address validator => uint256 level) public validatorLevel;

    mapping(address subject => mapping(uint256 level => Certificate)) private _certificates;

    modifier known(uint256 level) {
        if (level <= ANONYMOUS || level > PROFESSIONAL) revert ProfileLevelInvalid(level);
        _;
    }

    constructor(address dao_, IIdentity market_) {
        dao = dao_;
        market = market_;
    }

    /// @inheritdoc IProfiles
    function setValidator(address validator, uint256 level) external {
        if (msg.sender != dao) revert ProfileDaoOnly(msg.sender);
        if (validator == address(0)) revert ProfileAddressZero();
        if (level == ANONYMOUS || level > PROFESSIONAL) revert ProfileLevelInvalid(level);
        validatorLevel[validator] = level;
        emit ValidatorSet(validator, level);
    }

    /// @inheritdoc IProfiles
    function certify(address subject, uint256 level, uint256 expiresAt, bytes32 evidence) external known(level) {
        if (subject == address(0)) revert ProfileAddressZero();
        uint256 mine = validatorLevel[msg.sender];
        if (mine < level) revert ProfileValidatorOnly(msg.sender, mine, level);
        uint256 latest = block.timestamp + MAX_CERTIFICATE_VALIDITY;
        if (expiresAt <= block.timestamp || expiresAt > latest) {
            revert ProfileExpiryInvalid(expiresAt, block.timestamp, latest);
        }
        Certificate memory old = _certificates[subject][level];
        if (old.validator != msg.sender && expiresAt < old.expiresAt && _isLive(old, level)) {
            revert ProfileCertificateLasts(subject, level, old.validator, old.expiresAt);
        }
        _certificates[subject][level] = Certificate(msg.sender, uint40(expiresAt));
        emit CertificateIssued(subject, level, msg.sender, expiresAt, evidence);
        refresh(subject);
    }

    /// @inheritdoc IProfiles
    function revoke(address subject, uint256 level) external known(level) {
        address validator = _certificates[subject][level].validator;
        if (validator == address(0)) revert ProfileCertificateMissing(subject, level);
        if (msg.sender != validator && msg.sender != subject && msg.sender != dao) {
            revert ProfileCertificatePartyOnly(subject, level, msg.sender);
        }
        delete _certificates[subject][level];
        emit CertificateRevoked(subject, level, msg.sender);
        refresh(subject);
    }

    /// @inheritdoc IProfiles
    function refresh(address subject) public {
        (uint256 level, uint256 until) = certifiedLevel(subject);
        market.setLevel(subject, uint8(level), uint40(until));
    }

    /// @inheritdoc IProfiles
    function describe(string calldata name, string calldata link) external {
        uint256 length = bytes(name).length + bytes(link).length;
        if (length > MAX_PROFILE_TEXT) revert ProfileTextTooLong(length, MAX_PROFILE_TEXT);
        emit ProfileDescribed(msg.sender, name, link);
    }

    /// @inheritdoc IProfiles
    function certifiedLevel(address subject) public view returns (uint256 level, uint256 until) {
        for (level = PROFESSIONAL; level > ANONYMOUS; --level) {
            Certificate memory one = _certificates[subject][level];
            if (_isLive(one, level)) return (level, one.expiresAt);
        }
    }

    /// @inheritdoc IProfiles
    function certificate(address subject, uint256 level) external view returns (address validator, uint256 expiresAt) {
        Certificate memory one = _certificates[subject][level];
        return (one.validator, one.expiresAt);
    }

    function _isLive(Certificate memory one, uint256 level) private view returns (bool) {
        return block.timestamp < one.expiresAt && validatorLevel[one.validator] >= level;
    }
}
