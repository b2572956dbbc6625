// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IDividends} from "../../contracts/interfaces/IDividends.sol";
import {IFeeSplitter} from "../../contracts/interfaces/IFeeSplitter.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {IReports} from "../../contracts/interfaces/IReports.sol";
import {ISonmGovernor} from "../../contracts/interfaces/ISonmGovernor.sol";
import {ITreasury} from "../../contracts/interfaces/ITreasury.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title The real governor and treasury with the contracts whose votes count, two nodes, and people with SNM
abstract contract GovernanceStage is Attesters {
    uint256 public constant NODES = 2;
    uint256 public constant ACCOUNTS = 6;
    uint256 public constant TREASURY_FUNDS = 20_000_000e18;
    uint256 public constant TREASURY_COIN = 100 ether;
    uint256 internal constant FUNDS = 8_000_000e18;
    uint256 internal constant FAST = 2 days;
    uint256 internal constant STANDARD = 7 days;
    uint256 internal constant THRESHOLD = 44_400e18;

    ISonmGovernor internal governor;
    ITreasury internal treasury;
    IDividends internal dividends;
    IMarket internal market;

    /// @notice The first two own nodes.
    address[] public accounts;
    /// @notice Contracts that hold SNM or could.
    address[] public holders;

    function deployGovernment() internal {
        vm.warp(1_700_000_000);
        nameThem();
        token = SNM(deploy("SNM", abi.encode(address(this))));
        dao = deploy("Treasury", abi.encode(FAST, STANDARD));
        treasury = ITreasury(dao);
        masternodes = deployMasternodes(token, UNBONDING, EPOCH);
        IFeeSplitter splitter = IFeeSplitter(
            deploy("FeeSplitter", abi.encode(token, dao, uint256(4_000), uint256(4_000), uint256(2_000)))
        );
        dividends = IDividends(splitter.dividends());
        market = deployMarket(address(splitter));
        splitter.complete(deploy("Duty", abi.encode(token, masternodes, reports)), address(market));
        governor = ISonmGovernor(
            deploy(
                "SonmGovernor",
                abi.encode(
                    token,
                    dividends,
                    masternodes,
                    dao,
                    guardian,
                    uint256(2 days),
                    uint256(7 days),
                    uint256(2 days),
                    THRESHOLD
                )
            )
        );
        address brake = deploy("EntryBrake", abi.encode(governor, dao));
        treasury.complete(address(governor), brake, address(market), address(masternodes), address(splitter));
        token.transfer(dao, TREASURY_FUNDS);
        (bool received, ) = dao.call{value: TREASURY_COIN}("");
        assertTrue(received, "coin for the treasury");
        holders = [dao, address(masternodes), address(dividends), address(splitter), address(market), address(this)];
        settlePeople();
    }

    function deployMarket(address collector) private returns (IMarket) {
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
                    uint256(0),
                    guardian,
                    CREDIT
                )
            )
        );
        address hardware = deploy("Hardware", abi.encode(reports, dao, uint256(30), uint256(7)));
        return IMarket(deploy("Market", abi.encode(token, reports, hardware, dao, collector, uint256(100))));
    }

    function settlePeople() private {
        for (uint256 i = 0; i < NODES; ++i) accounts.push(join(MINIMUM_BOND * (i + 1)).owner);
        for (uint256 i = NODES; i < ACCOUNTS; ++i) accounts.push(makeAddr(string(abi.encode("voter", i))));
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            token.transfer(accounts[i], FUNDS);
            vm.startPrank(accounts[i]);
            token.approve(address(masternodes), type(uint256).max);
            token.approve(address(dividends), type(uint256).max);
            if (i % 2 == 0) token.delegate(accounts[i]);
            vm.stopPrank();
        }
        skip(1);
    }

    function votes() internal view returns (IGovernor) {
        return IGovernor(address(governor));
    }

    /// @return SNM wei with which an account votes now, as the governor adds it up for what is past
    function weightNow(address account) public view returns (uint256) {
        return token.getVotes(account) + IVotes(address(dividends)).getVotes(account) + masternodes.getVotes(account);
    }
}
