// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {ITokenCallback} from "./CallbackTokenMock.sol";

/// @title A contract wallet that a key controls, and that can be told to misbehave
/// @notice It signs by ERC-1271 for its key, answers otherwise once told so, acts as it is told, and can react to
/// tokens that move by calling somebody.
contract WalletMock is IERC1271, ITokenCallback {
    /// @notice How the wallet answers when asked for a signature.
    enum Answer {
        Honest,
        AlwaysYes,
        AlwaysNo,
        Revert,
        Short
    }

    error WalletRefuses();

    address public immutable key;
    Answer public answer;

    address private _target;
    bytes private _reaction;

    /// @notice How often it reacted, and what the last reaction brought.
    uint256 public reactions;
    bool public reactionSucceeded;
    bytes public reactionResult;

    constructor(address key_) {
        key = key_;
    }

    function setAnswer(Answer answer_) external {
        answer = answer_;
    }

    /// @notice From now on tokens that move make it call the target; the zero address stops that.
    function react(address target, bytes calldata data) external {
        _target = target;
        _reaction = data;
    }

    /// @notice Calls as the wallet, and passes a revert on.
    function execute(address target, bytes calldata data) external returns (bytes memory) {
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory result) = target.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(result, 0x20), mload(result))
            }
        }
        return result;
    }

    /// @inheritdoc ITokenCallback
    function onTokensMoved() external {
        if (_target == address(0)) return;
        ++reactions;
        // solhint-disable-next-line avoid-low-level-calls
        (reactionSucceeded, reactionResult) = _target.call(_reaction);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (answer == Answer.Revert) revert WalletRefuses();
        if (answer == Answer.Short) {
            assembly ("memory-safe") {
                mstore(0x00, shl(224, 0x1626ba7e))
                return(0x00, 0x04)
            }
        }
        bool valid = answer == Answer.AlwaysYes;
        if (answer == Answer.Honest) {
            (address recovered, ECDSA.RecoverError error, ) = ECDSA.tryRecoverCalldata(hash, signature);
            valid = error == ECDSA.RecoverError.NoError && recovered == key;
        }
        return valid ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
