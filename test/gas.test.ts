import { expect } from "chai";
import hre, { network } from "hardhat";

import { measureGas, type GasTable } from "../scripts/lib/bench/gas/measureGas.ts";
import { measureScale } from "../scripts/lib/bench/gas/measureScale.ts";
import { gasLimitOf, type GasOperation } from "../scripts/lib/bench/gasLimits.ts";
import { GAS_NOISE, readGasSnapshot } from "../scripts/lib/bench/gasSnapshot.ts";

/** Gas that the chain gives back where the last seat is taken away, and no list of seats is left. */
const EMPTIED = 4_800;

/** Gas of finding the quorum of a vote in a trace that grew with the stakes: a search that takes longer by its logarithm. */
const SEARCH = 3_200;

const snapshot = await readGasSnapshot();

describe("gas", function () {
  if (hre.globalOptions.coverage) return; // instrumented code uses other gas

  let gas: GasTable;

  before(async () => {
    const createChain = async () => (await network.create()).provider;
    const { artifacts } = hre.config.paths;
    const atScale = await measureScale(createChain, artifacts);
    gas = { ...(await measureGas(await createChain(), artifacts)), ...atScale };
  });

  it("is what it was; `npm run bench -- snapshot` keeps a change that is wanted", async () => {
    expect(Object.keys(gas)).to.have.members(Object.keys(snapshot));
    for (const [operation, before] of Object.entries(snapshot)) {
      expect(gas[operation as GasOperation], operation).to.be.closeTo(before, Math.ceil(before * GAS_NOISE));
    }
  });

  for (const operation of Object.keys(snapshot) as GasOperation[]) {
    const limit = gasLimitOf(operation);
    if (limit === undefined) continue;
    it(`${operation} uses at most ${limit}`, () => {
      expect(gas[operation]).to.be.greaterThan(0).and.at.most(limit);
    });
  }

  for (const operation of Object.keys(snapshot).filter((name) => name.startsWith("one."))) {
    const many = operation.replace("one.", "many.") as GasOperation;
    it(`${many} uses what it does with one node and one delegator`, () => {
      const more = operation === "one.slash.dao" ? SEARCH : 0;
      const one = gas[operation as GasOperation] + more + (operation.startsWith("one.slash") ? EMPTIED : 0);
      expect(gas[many]).to.be.closeTo(one, Math.ceil(one * GAS_NOISE));
    });
  }
});
