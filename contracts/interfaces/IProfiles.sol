// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Profiles: who is known, and how well
/// @notice Validators, which the DAO appoints, certify that they checked who an account is: registered (2), identified
/// (3), professional (4). A certificate ends by itself, and its validator, its subject or the DAO may end it before.
/// The market keeps the highest level that a live certificate gives; without one an account is anonymous (1).
interface IProfiles {
    error ProfileDaoOnly(address caller);
    error ProfileAddressZero();
    /// @notice Levels are 2 to 4; 1 needs no certificate.
    error ProfileLevelInvalid(uint256 level);
    /// @notice The caller is no validator of this level.
    error ProfileValidatorOnly(address caller, uint256 level, uint256 demanded);
    error ProfileExpiryInvalid(uint256 expiresAt, uint256 nowTime, uint256 latest);
    /// @notice Another validator's certificate of this level lasts longer.
    error ProfileCertificateLasts(address subject, uint256 level, address validator, uint256 expiresAt);
    error ProfileCertificateMissing(address subject, uint256 level);
    error ProfileCertificatePartyOnly(address subject, uint256 level, address caller);
    error ProfileTextTooLong(uint256 length, uint256 longest);

    /// @param level highest level that the validator may certify; 0 where it is one no more
    event ValidatorSet(address indexed validator, uint256 level);
    /// @param evidence hash of what the validator keeps, or 0
    event CertificateIssued(
        address indexed subject,
        uint256 indexed level,
        address indexed validator,
        uint256 expiresAt,
        bytes32 evidence
    );
    event CertificateRevoked(address indexed subject, uint256 indexed level, address indexed by);
    /// @notice What an account says about itself. Nobody checked it.
    event ProfileDescribed(address indexed account, string name, string link);

    /// @notice Appoints a validator, or ends its appointment with 0. What it certified above its level counts no more,
    /// from when `refresh` is called on. DAO only.
    /// @param level highest level that it may certify
    function setValidator(address validator, uint256 level) external;

    /// @notice Certifies a level, or renews a certificate. Validators of that level or a higher one only.
    /// @param expiresAt unix seconds
    /// @param evidence hash of what the validator keeps, or 0
    function certify(address subject, uint256 level, uint256 expiresAt, bytes32 evidence) external;

    /// @notice Ends a certificate. Its validator, its subject and the DAO may.
    function revoke(address subject, uint256 level) external;

    /// @notice Tells the market the subject's level as of now. Anybody may call, and somebody must where a certificate
    /// expired above one that lasts, or where a validator was dismissed.
    function refresh(address subject) external;

    /// @notice Publishes what the caller says about itself.
    function describe(string calldata name, string calldata link) external;

    /// @return level highest that a live certificate gives, 1 without one
    /// @return until unix seconds; 0 at level 1
    function certifiedLevel(address subject) external view returns (uint256 level, uint256 until);

    /// @return validator 0 where there is none
    /// @return expiresAt unix seconds
    function certificate(address subject, uint256 level) external view returns (address validator, uint256 expiresAt);

    /// @return highest level that the validator may certify, 0 if it is none
    function validatorLevel(address validator) external view returns (uint256);
}
