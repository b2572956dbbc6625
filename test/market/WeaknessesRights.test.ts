import { expect } from "chai";
import { ZeroHash, type BaseContract, type ParamType } from "ethers";

import { Split } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { instructionsOf } from "../helpers/instructions.ts";
import { nextReport, signByAll } from "../helpers/reports.ts";
import { now } from "./deals.ts";
import { everyContract } from "./everyContract.ts";
import { openMarket } from "./openMarket.ts";

const { ethers, networkHelpers } = chain;
const SELFDESTRUCT = 0xff;
const CALLCODE = 0xf2;
const DELEGATECALL = 0xf4;

/** Functions of a contract that change something. */
const verbsOf = (contract: BaseContract) =>
  contract.interface.fragments
    .filter((fragment) => fragment.type === "function")
    .flatMap((fragment) => {
      const verb = contract.interface.getFunction(fragment.format());
      return verb === null || verb.constant ? [] : [verb];
    });

/** Nothing at all, as an argument. */
function nothing(type: ParamType): unknown {
  if (type.isArray()) return [];
  if (type.isTuple()) return type.components.map(nothing);
  if (type.baseType === "address") return ethers.ZeroAddress;
  if (type.baseType === "bool") return false;
  if (type.baseType === "string") return "";
  if (type.baseType === "bytes") return "0x";
  return type.baseType.startsWith("bytes") ? ethers.zeroPadBytes("0x", Number(type.baseType.slice(5))) : 0n;
}

/** What a contract reverts with, undefined where it does not. */
async function answerTo(contract: BaseContract, from: string, data: string): Promise<string | undefined> {
  try {
    await ethers.provider.call({ from, to: contract, data });
  } catch (error) {
    // the simulated chain says it in one of two shapes
    const { data: said } = error as { data?: string | { data?: string } };
    return (typeof said === "string" ? said : said?.data) ?? "0x";
  }
  return undefined;
}

describe("Market against the weaknesses of the first SONM: rights", () => {
  it("weakness_W_04_noCodeCanEndOrBecomeOtherCode", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    for (const [name, contract] of everyContract(stage)) {
      const instructions = instructionsOf(await ethers.provider.getCode(contract));
      expect(instructions.size, name).to.be.greaterThan(30);
      const ending = [SELFDESTRUCT, CALLCODE].filter((instruction) => instructions.has(instruction));
      expect(ending, name).to.deep.equal([]);
      // `multicall` runs a contract's own code, and nothing else borrows any
      expect(instructions.has(DELEGATECALL), name).to.equal(name === "market" || name === "dividends");
    }
  });

  it("weakness_W_04_nobodyCanKillSwapOrUpgradeAnything", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    for (const [name, contract] of everyContract(stage)) {
      const verbs = verbsOf(contract).map((verb) => verb.name);
      expect(verbs, name).to.not.be.empty;
      const wrong =
        /kill|destroy|upgrade|owner|rescue|sweep|migrate|initiali|set(oracle|rates|token|hardware|dao|registry)/i;
      expect(
        verbs.filter((verb) => wrong.test(verb)),
        name,
      ).to.deep.equal([]);
    }
  });

  it("weakness_W_13_certificatesComeFromWhomTheDaoAppointed", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, deployer, holder, market, profiles, stranger } = stage;
    const expiresAt = (await now()) + 86_400n;
    for (const account of [deployer, stranger, dao, buyer]) {
      expect(await profiles.validatorLevel(account)).to.equal(0n);
      for (const level of [2n, 3n, 4n]) {
        await expect(profiles.connect(account).certify(buyer, level, expiresAt, ZeroHash))
          .to.be.revertedWithCustomError(profiles, "ProfileValidatorOnly")
          .withArgs(account.address, 0n, level);
      }
    }
    await expect(profiles.connect(deployer).setValidator(deployer, 4))
      .to.be.revertedWithCustomError(profiles, "ProfileDaoOnly")
      .withArgs(deployer.address);
    await expect(profiles.connect(dao).setValidator(holder, 3)).to.emit(profiles, "ValidatorSet");
    // there is no sort of certificate below the levels, or outside them, that anybody could write
    for (const level of [0n, 1n, 5n, 2001n]) {
      await expect(profiles.connect(holder).certify(buyer, level, expiresAt, ZeroHash))
        .to.be.revertedWithCustomError(profiles, "ProfileLevelInvalid")
        .withArgs(level);
    }
    expect(await market.levelOf(buyer)).to.equal(1n);
    await profiles.connect(holder).certify(buyer, 3, expiresAt, ZeroHash);
    expect(await market.levelOf(buyer)).to.equal(3n);
  });

  it("weakness_W_20_theMeaningOfABenchmarkStandsOnChainAndNeverChanges", async () => {
    const { catalogue, dao, deployer, stranger } = await networkHelpers.loadFixture(openMarket);
    expect(verbsOf(catalogue).map((verb) => verb.name)).to.deep.equal(["add"]);
    const entries = async () => {
      const ids = Array.from({ length: Number(await catalogue.count()) }, (_, id) => id);
      return Promise.all(ids.map((id) => catalogue.benchmark(id)));
    };
    const before = await entries();
    expect(before).to.have.length.greaterThan(11);
    for (const { code, unit } of before) expect([code, unit]).to.not.include("");
    const added = { code: "gpu-vram-bandwidth", unit: "bit/s", split: Split.Min };
    for (const account of [stranger, deployer]) {
      await expect(catalogue.connect(account).add(added))
        .to.be.revertedWithCustomError(catalogue, "CatalogueDaoOnly")
        .withArgs(account.address);
    }
    await catalogue.connect(dao).add(added);
    const after = await entries();
    expect(after.slice(0, -1)).to.deep.equal(before);
    expect(after.at(-1)?.code).to.equal(added.code);
  });

  it("weakness_W_31_whoeverIsRefusedHearsWhy", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    let refusals = 0;
    const unnamed: string[] = [];
    for (const [name, contract] of everyContract(stage)) {
      for (const verb of verbsOf(contract)) {
        const data = contract.interface.encodeFunctionData(verb, verb.inputs.map(nothing));
        const answer = await answerTo(contract, stage.stranger.address, data);
        if (answer === undefined) continue;
        refusals += 1;
        const reason = answer === "0x" ? null : contract.interface.parseError(answer);
        if (reason === null || ["Error", "Panic"].includes(reason.name))
          unnamed.push(`${name}.${verb.name}: ${answer}`);
      }
    }
    expect(unnamed).to.deep.equal([]);
    expect(refusals).to.be.greaterThan(40);
  });

  it("weakness_W_34_noSingleNodeReports", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { nodes, reports } = stage;
    for (const places of nodes.map((_, place) => [place])) {
      const { report, signers, signatures } = await signByAll(stage, await nextReport(stage), nodes, places);
      await expect(reports.submit(report, signers, signatures)).to.be.revertedWithCustomError(
        reports,
        "ReportQuorumMissed",
      );
    }
    const { report, signers, signatures } = await signByAll(stage, await nextReport(stage), nodes, [0, 2]);
    await expect(reports.submit(report, signers, signatures)).to.emit(reports, "RateUpdated");
  });
});
