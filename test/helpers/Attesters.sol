// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {IReports} from "../../contracts/interfaces/IReports.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Report} from "../../contracts/types/Report.sol";
import {TestBase} from "./TestBase.sol";

/// @title Token, masternodes and reports, with nodes that can sign
abstract contract Attesters is TestBase {
    struct Node {
        address owner;
        address signer;
        uint256 key;
        uint256 stake;
    }

    uint256 internal constant MINIMUM_BOND = 100_000e18;
    uint256 internal constant UNBONDING = 14 days;
    uint256 internal constant EPOCH = 1 hours;
    uint256 internal constant FIRST_RATE = 6_244_497_036_986_155_008;
    uint256 internal constant CREDIT = 3e18;

    SNM internal token;
    IMasternodes internal masternodes;
    IReports internal reports;
    address internal dao;
    address internal guardian;

    /// @dev In the order in which they joined.
    Node[] internal nodes;

    function deployAttesters() internal {
        deployAttesters(0);
    }

    /// @param disputeWindow seconds; 0 where roots shall prove something at once
    function deployAttesters(uint256 disputeWindow) internal {
        vm.warp(1_700_000_000);
        nameThem();
        token = SNM(deploy("SNM", abi.encode(address(this))));
        masternodes = deployMasternodes(token, UNBONDING, EPOCH);
        (uint256 staleAfter, uint256 maxRateStep) = (3 hours, 2_000);
        reports = IReports(
            deploy(
                "Reports",
                abi.encode(
                    token,
                    masternodes,
                    dao,
                    EPOCH,
                    FIRST_RATE,
                    staleAfter,
                    maxRateStep,
                    disputeWindow,
                    guardian,
                    CREDIT
                )
            )
        );
    }

    function deployMasternodes(
        IERC20 stakeToken,
        uint256 unbonding,
        uint256 rotationInterval
    ) internal returns (IMasternodes) {
        return
            IMasternodes(deploy("Masternodes", abi.encode(stakeToken, dao, MINIMUM_BOND, unbonding, rotationInterval)));
    }

    function nameThem() internal {
        dao = makeAddr("dao");
        guardian = makeAddr("guardian");
    }

    /// @dev A new node with this bond, registered.
    function join(uint256 stake) internal returns (Node memory node) {
        string memory number = string(abi.encode(nodes.length));
        (node.owner, ) = makeAddrAndKey(string.concat("owner", number));
        (node.signer, node.key) = makeAddrAndKey(string.concat("signer", number));
        node.stake = stake;
        token.transfer(node.owner, stake);
        bytes memory proof = signerProof(node.owner, node.signer, node.key);
        vm.prank(node.owner);
        token.approve(address(masternodes), type(uint256).max);
        vm.prank(node.owner);
        masternodes.register(node.signer, proof, stake, "https://node.example");
        nodes.push(node);
    }

    function signerProof(address owner, address signer, uint256 key) internal view returns (bytes memory) {
        bytes32 typeHash = keccak256("SignerProof(address owner,address signer)");
        return sign(key, typedData("SONM Masternodes", address(masternodes), abi.encode(typeHash, owner, signer)));
    }

    /// @dev The digest of EIP-712 data, written down without the contracts' help.
    function typedData(string memory name, address verifier, bytes memory encoded) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256("1"),
                block.chainid,
                verifier
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(encoded)));
    }

    function digestOf(Report memory report) internal view returns (bytes32) {
        bytes32 typeHash = keccak256("Report(uint64 epoch,uint32 setId,bytes32 root,uint80 rate,bytes32 dataHash)");
        return
            typedData(
                "SONM Reports",
                address(reports),
                abi.encode(typeHash, report.epoch, report.setId, report.root, report.rate, report.dataHash)
            );
    }

    /// @return 64 bytes
    function sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 vs) = vm.signCompact(key, digest);
        return abi.encodePacked(r, vs);
    }

    /// @return ascending by signer, as the signer set orders them
    function sorted(Node[] memory list) internal pure returns (Node[] memory) {
        for (uint256 i = 1; i < list.length; ++i) {
            for (uint256 k = i; k > 0 && list[k].signer < list[k - 1].signer; --k) {
                (list[k], list[k - 1]) = (list[k - 1], list[k]);
            }
        }
        return list;
    }

    /// @param set in the order of the signer set
    function signAll(Node[] memory set, bytes32 digest, uint256 signers) internal pure returns (bytes memory result) {
        for (uint256 i = 0; i < set.length; ++i) {
            if ((signers >> i) & 1 == 1) result = bytes.concat(result, sign(set[i].key, digest));
        }
    }

    /// @dev Moves the clock to the first second after the epoch, unless it is over.
    function endEpoch(uint256 epoch) internal {
        uint256 end = reports.genesis() + (epoch + 1) * EPOCH;
        if (vm.getBlockTimestamp() < end) vm.warp(end);
    }

    /// @dev A report of an epoch that is over, with the rate in force.
    function reportFor(uint256 epoch) internal view returns (Report memory) {
        (uint256 setId, ) = masternodes.signerSet();
        (, uint256 rate, ) = reports.rateAndIntegral();
        return
            Report({
                epoch: uint64(epoch),
                setId: uint32(setId),
                root: keccak256(abi.encode("root", epoch)),
                rate: uint80(rate),
                dataHash: keccak256(abi.encode("data", epoch))
            });
    }
}
