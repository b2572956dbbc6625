import { expect } from "chai";
import { network } from "hardhat";

import * as constants from "@sonm/protocol/generated/constants.ts";
import { Speed } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { localParameters, productionParameters } from "../../scripts/lib/deploy/parameters.ts";
import { deployContracts } from "../helpers/deployContracts.ts";

const owners = { legacyToken: localAccounts.worker.address, guardian: localAccounts.worker.address };

describe("deployment parameters", () => {
  const production = productionParameters(owners);

  describe("of public networks", () => {
    const bounds: readonly [keyof typeof production, bigint, bigint][] = [
      ["minimumBond", constants.MIN_BOND, constants.MAX_BOND],
      ["unbondingPeriod", constants.MIN_UNBONDING, constants.MAX_UNBONDING],
      ["rate", constants.MIN_RATE, constants.MAX_RATE],
      ["staleAfter", constants.MIN_STALE_AFTER, constants.MAX_STALE_AFTER],
      ["maxRateStep", constants.MIN_RATE_STEP, constants.MAX_RATE_STEP],
      ["disputeWindow", constants.MIN_DISPUTE_WINDOW, constants.MAX_DISPUTE_WINDOW],
      ["submissionCredit", 0n, constants.MAX_SUBMISSION_CREDIT],
      ["validDays", constants.MIN_ATTESTATION_DAYS, constants.MAX_ATTESTATION_DAYS],
      ["moveCooldownDays", constants.MIN_MOVE_COOLDOWN_DAYS, constants.MAX_MOVE_COOLDOWN_DAYS],
      ["fee", 0n, constants.MAX_FEE],
      ["holdersShare", 0n, constants.BASIS_POINTS],
      ["masternodesShare", 0n, constants.BASIS_POINTS],
      ["treasuryShare", 0n, constants.BASIS_POINTS],
      ["fastDelay", constants.MIN_FAST_DELAY, production.standardDelay],
      ["standardDelay", constants.MIN_STANDARD_DELAY, constants.MAX_DELAY],
      ["votingDelay", constants.MIN_VOTING_DELAY, constants.MAX_VOTING_DELAY],
      ["votingPeriod", constants.MIN_VOTING_PERIOD, constants.MAX_VOTING_PERIOD],
      ["lateExtension", 0n, production.votingPeriod],
      ["proposalThreshold", 0n, 4_440_000n * constants.WAD],
    ];
    for (const [name, lowest, highest] of bounds) {
      it(`has a ${name} that the DAO could set`, () => {
        const value = production[name] as bigint;
        expect(value >= lowest && value <= highest, `${value} is not in [${lowest}, ${highest}]`).to.equal(true);
      });
    }

    it("leaves several epochs before the rate is stale, and unbonds later than the set can rotate", () => {
      expect(production.staleAfter > 2n * production.epochLength).to.equal(true);
      expect(production.unbondingPeriod > production.rotationInterval).to.equal(true);
    });

    it("disputes reports for less time than stake is bonded, and than refunds can be claimed", () => {
      for (const parameters of [production, localParameters()]) {
        expect(parameters.disputeWindow < parameters.unbondingPeriod).to.equal(true);
      }
      expect(constants.MAX_DISPUTE_WINDOW < constants.MIN_UNBONDING).to.equal(true);
      expect(constants.MAX_DISPUTE_WINDOW < constants.BOND_CLAIM_PERIOD).to.equal(true);
    });

    it("punishes before whoever is punished can have left, and lets stakers leave before what harms them", () => {
      const { votingDelay, votingPeriod, lateExtension, fastDelay, unbondingPeriod } = production;
      expect(votingDelay + votingPeriod + fastDelay < unbondingPeriod).to.equal(true);
      const longest = constants.MAX_VOTING_DELAY + 2n * constants.MAX_VOTING_PERIOD;
      expect(longest > votingDelay + votingPeriod + lateExtension).to.equal(true);
      expect(longest <= constants.DELEGATION_MEMORY + constants.MAX_VOTING_DELAY).to.equal(true);
    });

    it("is what the contracts hold after the deployment", async () => {
      const { snm, treasury, masternodes, reports, hardware, market, ...others } = await deployContracts(
        await network.create(),
        production,
      );
      const { balances, splitter, teamPool, legacySwap, governor, roadmap, charter } = others;
      const [holdersShare, masternodesShare, treasuryShare] = await splitter.split();
      const { rate, staleAfter } = await reports.latestRate();
      expect({
        fastDelay: await treasury.delayOf(Speed.Fast),
        standardDelay: await treasury.delayOf(Speed.Standard),
        votingDelay: await governor.votingDelay(),
        votingPeriod: await governor.votingPeriod(),
        lateExtension: await governor.lateQuorumVoteExtension(),
        proposalThreshold: await governor.proposalThreshold(),
        roadmapEpoch: await roadmap.epochLength(),
        charter: await charter.textOf(1),
        minimumBond: await masternodes.minimumBond(),
        unbondingPeriod: await masternodes.unbondingPeriod(),
        rotationInterval: await masternodes.rotationInterval(),
        epochLength: await reports.epochLength(),
        rate,
        staleAfter,
        maxRateStep: await reports.maxRateStep(),
        disputeWindow: await reports.disputeWindow(),
        submissionCredit: await reports.submissionCredit(),
        balanceInterval: await balances.interval(),
        validDays: await hardware.validDays(),
        moveCooldownDays: await hardware.moveCooldownDays(),
        fee: await market.fee(),
        ...{ holdersShare, masternodesShare, treasuryShare },
        swapped: (await snm.SUPPLY()) - constants.TEAM_SUPPLY - (await legacySwap.left()),
      }).to.deep.equal(Object.fromEntries(Object.entries(production).filter(([name]) => !(name in owners))));
      expect(await legacySwap.legacy()).to.equal(owners.legacyToken);
      expect(await snm.balanceOf(teamPool)).to.equal(constants.TEAM_SUPPLY);
      expect(await snm.balanceOf(localAccounts.deployer.address)).to.equal(0n);
      for (const contract of [reports, governor]) expect(await contract.guardian()).to.equal(owners.guardian);
    });
  });

  it("differ on the local network only in time and in who is served", () => {
    const local = localParameters();
    const changed = Object.keys(production).filter(
      (name) => String(local[name as keyof typeof local]) !== String(production[name as keyof typeof production]),
    );
    expect(changed).to.have.members([
      "legacyToken",
      "swapped",
      ...["fastDelay", "standardDelay", "votingDelay", "votingPeriod", "lateExtension", "roadmapEpoch"],
      "unbondingPeriod",
      "rotationInterval",
      "epochLength",
      "staleAfter",
      "disputeWindow",
      "guardian",
      "submissionCredit",
      "balanceInterval",
    ]);
  });
});
