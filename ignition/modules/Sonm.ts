import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/**
 * The one deployment: contract tests, the local network and public networks all run it. Parameters come from
 * `scripts/lib/deploy/parameters.ts`.
 *
 * Each contract waits for the one before it, so that a deployer's first transactions always give the same addresses.
 * The treasury is every contract's DAO from its constructor on: the deployer never holds a right that it would have
 * to give away. It tells the masternodes once which contract gives rewards, since each of the two names the other.
 */
export default buildModule("Sonm", (m) => {
  const token = m.contract("SNM", [m.getParameter("supplyRecipient")]);
  const dao = m.contract(
    "Treasury",
    [m.getParameter("timelockDelay"), m.getParameter("proposers"), m.getParameter("executors")],
    { after: [token] },
  );
  const catalogue = m.contract("BenchmarkCatalogue", [dao, m.getParameter("benchmarks")]);
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
    { after: [catalogue] },
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
    { token, rates: reports, hardware, dao, feeCollector: dao, fee: m.getParameter("fee") },
  ]);
  const classes = m.contract("HardwareClasses", [dao, m.getParameter("hardwareClasses")], { after: [market] });
  const duty = m.contract("Duty", [token, masternodes, reports], { after: [classes] });
  m.call(masternodes, "connectDuty", [duty]);
  return {
    SNM: token,
    Treasury: dao,
    BenchmarkCatalogue: catalogue,
    Masternodes: masternodes,
    Reports: reports,
    Hardware: hardware,
    Market: market,
    // The market makes these itself.
    Profiles: m.contractAt("Profiles", m.staticCall(market, "profiles")),
    Amendments: m.contractAt("Amendments", m.staticCall(market, "amendments")),
    Guarantees: m.contractAt("Guarantees", m.staticCall(market, "guarantees")),
    HardwareClasses: classes,
    Duty: duty,
  };
});
