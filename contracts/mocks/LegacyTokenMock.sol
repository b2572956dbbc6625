// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title SONM's original token, as far as contracts meet it
/// @notice `transfer`, `transferFrom` and `approve` return nothing. The first two refuse calldata shorter than their
/// arguments, against the attack by short addresses. An allowance changes to and from zero only. Whatever is refused
/// uses up all gas and gives no reason.
contract LegacyTokenMock {
    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    string public constant name = "SONM Token";
    string public constant symbol = "SNM";
    uint8 public constant decimals = 18;

    uint256 public immutable totalSupply;
    mapping(address account => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    modifier onlyPayloadSize(uint256 size) {
        _require(msg.data.length >= size + 4);
        _;
    }

    constructor(address recipient, uint256 supply) {
        totalSupply = supply;
        balanceOf[recipient] = supply;
        emit Transfer(address(0), recipient, supply);
    }

    function approve(address spender, uint256 value) external {
        _require(value == 0 || allowance[msg.sender][spender] == 0);
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
    }

    function transfer(address to, uint256 value) external onlyPayloadSize(2 * 32) {
        _move(msg.sender, to, value);
    }

    function transferFrom(address from, address to, uint256 value) external onlyPayloadSize(3 * 32) {
        uint256 allowed = allowance[from][msg.sender];
        _require(allowed >= value);
        allowance[from][msg.sender] = allowed - value;
        _move(from, to, value);
    }

    function _move(address from, address to, uint256 value) private {
        _require(balanceOf[from] >= value);
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }

    /// @dev As `throw` was compiled.
    function _require(bool condition) private pure {
        if (condition) return;
        assembly ("memory-safe") {
            invalid()
        }
    }
}
