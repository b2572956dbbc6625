// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {Report} from "../types/Report.sol";

/// @title What masternodes sign, as EIP-712 hashes it
library ReportHash {
    string internal constant NAME = "SONM Reports";
    string internal constant VERSION = "1";

    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(uint64 epoch,uint32 setId,bytes32 root,uint80 rate,bytes32 dataHash)"
    );

    function structHash(Report calldata report) internal pure returns (bytes32) {
        return keccak256(abi.encode(REPORT_TYPEHASH, report));
    }

    /// @param reports contract that the report is for
    function digest(Report calldata report, address reports) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256(bytes(NAME)), keccak256(bytes(VERSION)), block.chainid, reports)
        );
        return MessageHashUtils.toTypedDataHash(domain, structHash(report));
    }
}
