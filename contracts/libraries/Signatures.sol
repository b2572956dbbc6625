// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signatures of keys and of contract wallets
/// @notice A key is tried first: that saves the cold read of the signer's code, and serves accounts that carry
/// delegated code (EIP-7702). Contract wallets answer by ERC-1271.
library Signatures {
    /// @param signature 64 bytes (ERC-2098), 65 bytes, or whatever a contract wallet understands; malleable ones fail
    function isValid(address signer, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        if (signer == address(0)) return false;
        return
            _recover(digest, signature) == signer ||
            SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }

    /// @return recovered 0 where the signature is no key's
    function _recover(bytes32 digest, bytes calldata signature) private pure returns (address recovered) {
        if (signature.length == 64) {
            (bytes32 r, bytes32 vs) = abi.decode(signature, (bytes32, bytes32));
            (recovered, , ) = ECDSA.tryRecover(digest, r, vs);
        } else if (signature.length == 65) {
            (recovered, , ) = ECDSA.tryRecoverCalldata(digest, signature);
        }
    }
}
