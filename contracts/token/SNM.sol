// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC1363} from "@openzeppelin/contracts/token/ERC20/extensions/ERC1363.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/// @title The SONM token
/// @notice An ERC-20 with permits, votes, and transfers that call the receiver (ERC-1363). The whole supply is minted
/// once; there is no owner and no way to mint more.
contract SNM is ERC20, ERC1363, ERC20Permit, ERC20Votes {
    /// @notice SNM wei that exist, from deployment on.
    uint256 public constant SUPPLY = 444_000_000e18;

    /// @param recipient receives the whole supply
    constructor(address recipient) ERC20("SONM", "SNM") ERC20Permit("SONM") {
        _mint(recipient, SUPPLY);
    }

    /// @notice Votes are counted at a unix time, in seconds.
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice How `clock` counts, as ERC-6372 describes it.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice The number that the account's next permit or delegation by signature must carry.
    function nonces(address account) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(account);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
