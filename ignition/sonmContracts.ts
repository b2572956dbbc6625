import type { BaseArgumentType, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";

/**
 * The one deployment: contract tests, the local network and public networks all run it. Parameters come from
 * `scripts/lib/deploy/parameters.ts`.
 *
 * Each contract waits for the one before it, so that a deployer's first transactions always give the same addresses.
 * The treasury is every contract's DAO from its constructor on, and `Genesis` gives the supply where it belongs in the
 * transaction that makes it: the deployer never holds a right or a token that it would have to give away. What it does
 * at the end, once, is to tell masternodes, splitter, team's pool and duty of contracts that could not exist before them.
 *
 * @param legacy the original token
 */
export function sonmContracts(m: IgnitionModuleBuilder, legacy: BaseArgumentType) {
  const dao = m.contract("Treasury", [
    m.getParameter("timelockDelay"),
    m.getParameter("proposers"),
    m.getParameter("executors"),
  ]);
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
  const connected = m.call(masternodes, "connectDuty", [duty], { after: [controller] });
  const completed = m.call(splitter, "complete", [duty, market], { after: [connected] });
  const subsidised = m.call(teamPool, "complete", [duty], { after: [completed] });
  m.call(duty, "connectSources", [splitter, teamPool], { after: [subsidised] });
  return {
    Treasury: dao,
    Genesis: genesis,
    // These are made by the contracts before and after them.
    SNM: token,
    TeamPool: teamPool,
    LegacySwap: m.contractAt("LegacySwap", m.staticCall(genesis, "legacySwap")),
    BenchmarkCatalogue: catalogue,
    FeeSplitter: splitter,
    Dividends: m.contractAt("Dividends", m.staticCall(splitter, "dividends")),
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
  };
}
