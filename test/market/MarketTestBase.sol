// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IHardware} from "../../contracts/interfaces/IHardware.sol";
import {IReports} from "../../contracts/interfaces/IReports.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Terms} from "../../contracts/types/Deal.sol";
import {Side} from "../../contracts/types/Enums.sol";
import {AttestedHardware, Gpu, MachineLeaf} from "../../contracts/types/Hardware.sol";
import {Order} from "../../contracts/types/Order.sol";
import {Report} from "../../contracts/types/Report.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {OrderDraft, OrderDrafts} from "./OrderDraft.sol";

/// @title The whole system around a market, with one masternode that reports what a test wants
/// @dev Times come from `vm.getBlockTimestamp()`: the optimiser takes the clock to stand still within a call, and reads
/// `block.timestamp` only once. Nothing is faked: reports carry the node's signature, hardware its proof, orders their author's.
abstract contract MarketTestBase is TestBase {
    uint256 internal constant FIRST_RATE = 6_244_497_036_986_155_008;
    uint256 internal constant EPOCH_LENGTH = 10;
    uint256 internal constant STALE_AFTER = 3 hours;
    uint256 internal constant VALID_DAYS = 30;
    uint256 internal constant FEE = 100;

    uint256 private constant NODE_KEY = uint256(keccak256("node"));

    SNM internal snm;
    IERC20 internal token;
    IMasternodes internal masternodes;
    IReports internal reports;
    IHardware internal hardware;
    IMarket internal market;
    address internal dao = address(uint160(uint256(keccak256("dao"))));

    uint256 private nonces;

    /// @param rate SNM wei per USD
    function deployOracles(uint256 rate) internal {
        vm.warp(1_700_000_000);
        snm = SNM(deploy("SNM", abi.encode(address(this))));
        masternodes = IMasternodes(deploy("Masternodes", abi.encode(snm, dao, 1, 7 days, 1)));
        snm.approve(address(masternodes), 1);
        address signer = vm.addr(NODE_KEY);
        bytes32 proof = keccak256(
            abi.encode(keccak256("SignerProof(address owner,address signer)"), address(this), signer)
        );
        masternodes.register(signer, signCompact(NODE_KEY, digestOf(address(masternodes), proof)), 1, "https://node");
        masternodes.rotate();
        // Roots prove something at once, nobody can void them, and nobody is paid for bringing them.
        (uint256 maxRateStep, uint256 disputeWindow, address guardian, uint256 credit) = (2_000, 0, address(0), 0);
        reports = IReports(
            deploy(
                "Reports",
                abi.encode(
                    address(0),
                    masternodes,
                    dao,
                    EPOCH_LENGTH,
                    rate,
                    STALE_AFTER,
                    maxRateStep,
                    disputeWindow,
                    guardian,
                    credit
                )
            )
        );
        hardware = IHardware(deploy("Hardware", abi.encode(reports, dao, VALID_DAYS, 7)));
    }

    function deployMarket(IERC20 token_) internal {
        token = token_;
        market = IMarket(deploy("Market", abi.encode(token_, reports, hardware, dao, dao, FEE)));
    }

    // Reports

    /// @notice Moves the clock on to an epoch that was not reported, if it must, and reports.
    function report(uint256 rate, bytes32 root) internal returns (uint256 sequence) {
        (, uint256 last) = reports.latestReport();
        uint256 epoch = reports.currentEpoch();
        if (epoch < last + 2) {
            vm.warp(reports.genesis() + (last + 2) * EPOCH_LENGTH);
            epoch = last + 2;
        }
        (uint256 setId, ) = masternodes.signerSet();
        Report memory report_ = Report(uint64(epoch - 1), uint32(setId), root, uint80(rate), bytes32(0));
        return reports.submit(report_, 1, signCompact(NODE_KEY, reports.reportDigest(report_)));
    }

    function report(uint256 rate) internal {
        report(rate, keccak256("root"));
    }

    /// @notice The nearest rate that a report may bring now.
    function allowedRate(uint256 wanted) internal view returns (uint256) {
        uint256 rate = reports.latestRate().rate;
        uint256 step = (rate * reports.maxRateStep()) / 10_000;
        (uint256 lowest, uint256 highest) = (rate - step, rate + step);
        if (lowest < 1e12) lowest = 1e12;
        if (highest > 1e24) highest = 1e24;
        return bound(wanted, lowest, highest);
    }

    /// @notice Reports and submits a machine: it was measured when the report is made.
    function attest(address worker, uint256[] memory benchmarks) internal returns (AttestedHardware memory attested) {
        MachineLeaf memory leaf;
        leaf.worker = worker;
        leaf.measuredAt = uint40(vm.getBlockTimestamp());
        leaf.facts.cpuModel = "test";
        leaf.gpus = new Gpu[](0);
        leaf.benchmarks = benchmarks;
        uint256 sequence = report(reports.latestRate().rate, hardware.leafOf(leaf));
        hardware.submit(leaf, sequence, new bytes32[](0));
        return AttestedHardware(hardware.factsHashOf(leaf), benchmarks);
    }

    // Orders

    function ask(address worker) internal returns (OrderDraft memory) {
        return OrderDrafts.newDraft(Side.Ask, worker, ++nonces, vm.getBlockTimestamp() + 1 days);
    }

    function bid(address buyer) internal returns (OrderDraft memory) {
        return OrderDrafts.newDraft(Side.Bid, buyer, ++nonces, vm.getBlockTimestamp() + 1 days);
    }

    function signOrder(uint256 key, Order memory order) internal view returns (bytes memory) {
        return signCompact(key, market.orderId(order));
    }

    /// @notice Opens a deal between the two by a purchase, which the buyer must be able to pay.
    function buyDeal(
        address buyer,
        uint256 workerKey,
        uint256 price,
        uint256 duration
    ) internal returns (Terms memory terms) {
        OrderDraft memory draft = ask(vm.addr(workerKey));
        draft.price = uint96(price);
        draft.duration = uint32(duration);
        Order memory order = draft.pack();
        terms = Terms({
            buyer: buyer,
            supplier: draft.author,
            master: market.masterOf(draft.author),
            price: draft.price,
            bond: 0,
            origin: market.orderId(order),
            duration: draft.duration,
            start: uint40(vm.getBlockTimestamp())
        });
        bytes memory signature = signOrder(workerKey, order);
        vm.prank(buyer);
        bytes32 id = market.buy(order, signature, duration, 0, AttestedHardware(bytes32(0), new uint256[](0)));
        assertEq(id, market.dealId(terms), "id of the deal");
    }

    function confirmWorker(uint256 workerKey, address master) internal {
        address worker = vm.addr(workerKey);
        uint256 deadline = vm.getBlockTimestamp();
        bytes32 binding = keccak256(
            abi.encode(
                keccak256("WorkerBinding(address worker,address master,uint256 binding,uint256 deadline)"),
                worker,
                master,
                market.workerBindings(worker),
                deadline
            )
        );
        bytes memory signature = signCompact(workerKey, digestOf(address(market), binding));
        vm.prank(master);
        market.confirmWorker(worker, deadline, signature);
    }

    // Signing

    function signCompact(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 vs) = vm.signCompact(key, digest);
        return abi.encodePacked(r, vs);
    }

    /// @dev The EIP-712 digest for the domain that the contract itself declares (EIP-5267).
    function digestOf(address verifier, bytes32 structHash) internal view returns (bytes32) {
        (, string memory name, string memory version, uint256 chainId, address contract_, , ) = IERC5267(verifier)
            .eip712Domain();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chainId,
                contract_
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
