import type { BaseArgumentType, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { encodeBytes32String } from "ethers";

/**
 * The one deployment: contract tests, the local network and public networks all run it. Parameters come from
 * `scripts/lib/deploy/parameters.ts`.
 *
 * Each contract waits for the one before it, so that a deployer's first transactions always give the same addresses.
 * The treasury is every contract's DAO from its constructor on, and `Genesis` gives the supply where it belongs in the
 * transaction that makes it: the deployer never holds a right or a token that it would have to give away. What it does
 * at the end, once, is to tell masternodes, splitter, team's pool, duty and treasury of contracts that could not exist before them.
 *
 * @param legacy the original token
 */
export function sonmContracts(m: IgnitionModuleBuilder, legacy: BaseArgumentType) {
  const dao = m.contract("Treasury", [m.getParameter("fastDelay"), m.getParameter("standardDelay")]);
  const genesis = m.contract("Genesis", [legacy, dao]);
  const token = m.contractAt("SNM", m.staticCall(genesis, "token"));
  const teamPool = m.contractAt("TeamPool", m.staticCall(genesis, "teamPool"));
  const catalogue = m.contract("BenchmarkCatalogue", [dao, m.getParameter("benchmarks")], { after: [genesis] });
  const splitter = m.contract(
    "FeeSplitter",
    [token, dao, m.getParameter("holdersShare"), m.getParameter("masternodesShare"), m.getParameter("treasuryShare")],
    { after: [catalogue] },
  );
  const masternodes = m.contract(
    "Masternodes",
    [
      {
        token,
        dao,
        minimumBond: m.getParameter("minimumBond"),
        unbondingPeriod: m.getParameter("unbondingPeriod"),
        rotationInterval: m.getParameter("rotationInterval"),
      },
    ],
    { after: [splitter] },
  );
  const reports = m.contract("Reports", [
    {
      token,
      dao,
      masternodes,
      epochLength: m.getParameter("epochLength"),
      rate: m.getParameter("rate"),
      staleAfter: m.getParameter("staleAfter"),
      maxRateStep: m.getParameter("maxRateStep"),
      disputeWindow: m.getParameter("disputeWindow"),
      guardian: m.getParameter("guardian"),
      submissionCredit: m.getParameter("submissionCredit"),
    },
  ]);
  const hardware = m.contract("Hardware", [
    reports,
    dao,
    m.getParameter("validDays"),
    m.getParameter("moveCooldownDays"),
  ]);
  const market = m.contract("Market", [
    { token, rates: reports, hardware, dao, feeCollector: splitter, fee: m.getParameter("fee") },
  ]);
  const classes = m.contract("HardwareClasses", [dao, m.getParameter("hardwareClasses")], { after: [market] });
  const duty = m.contract("Duty", [token, masternodes, reports], { after: [classes] });
  const releases = m.contract("Releases", [dao], { after: [duty] });
  const programs = m.contract("RewardPrograms", [token, reports, hardware, classes, market, teamPool, dao, releases]);
  const balances = m.contract("ClassBalances", [reports, m.getParameter("balanceInterval")], { after: [programs] });
  const controller = m.contract("ProgramController", [programs, balances, reports, dao]);
  const dividends = m.contractAt("Dividends", m.staticCall(splitter, "dividends"));
  const governor = m.contract(
    "SonmGovernor",
    [
      {
        ...{ token, dividends, masternodes, treasury: dao, guardian: m.getParameter("guardian") },
        votingDelay: m.getParameter("votingDelay"),
        votingPeriod: m.getParameter("votingPeriod"),
        lateExtension: m.getParameter("lateExtension"),
        proposalThreshold: m.getParameter("proposalThreshold"),
      },
    ],
    { after: [controller] },
  );
  const brake = m.contract("EntryBrake", [governor, dao]);
  const roadmap = m.contract("Roadmap", [governor, dao, m.getParameter("roadmapEpoch")], { after: [brake] });
  const registry = m.contract("ReportRegistry", [dao], { after: [roadmap] });
  const works = m.contract("WorkOrders", [token, registry, dao]);
  const charter = m.contract("Charter", [dao, m.getParameter("charter")], { after: [works] });
  const listed = {
    ...{ Treasury: dao, SNM: token, Market: market, Reports: reports, Hardware: hardware, Masternodes: masternodes },
    ...{ FeeSplitter: splitter, Dividends: dividends, RewardPrograms: programs, SonmGovernor: governor },
  };
  const directory = m.contract(
    "Directory",
    [dao, Object.keys(listed).map((name) => encodeBytes32String(name)), Object.values(listed)],
    { after: [charter] },
  );
  const connected = m.call(masternodes, "connectDuty", [duty], { after: [directory] });
  const completed = m.call(splitter, "complete", [duty, market], { after: [connected] });
  const subsidised = m.call(teamPool, "complete", [duty], { after: [completed] });
  const sourced = m.call(duty, "connectSources", [splitter, teamPool], { after: [subsidised] });
  // From here on only votes move anything.
  m.call(dao, "complete", [governor, brake, market, masternodes, splitter], { after: [sourced] });
  return {
    Treasury: dao,
    Genesis: genesis,
    // These are made by the contracts before and after them.
    SNM: token,
    TeamPool: teamPool,
    LegacySwap: m.contractAt("LegacySwap", m.staticCall(genesis, "legacySwap")),
    BenchmarkCatalogue: catalogue,
    FeeSplitter: splitter,
    Dividends: dividends,
    Masternodes: masternodes,
    Reports: reports,
    Hardware: hardware,
    Market: market,
    Profiles: m.contractAt("Profiles", m.staticCall(market, "profiles")),
    Amendments: m.contractAt("Amendments", m.staticCall(market, "amendments")),
    Guarantees: m.contractAt("Guarantees", m.staticCall(market, "guarantees")),
    HardwareClasses: classes,
    Duty: duty,
    Releases: releases,
    RewardPrograms: programs,
    ClassBalances: balances,
    ProgramController: controller,
    SonmGovernor: governor,
    EntryBrake: brake,
    Roadmap: roadmap,
    ReportRegistry: registry,
    WorkOrders: works,
    Charter: charter,
    Directory: directory,
  };
}
