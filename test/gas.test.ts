import { expect } from "chai";
import hre, { network } from "hardhat";

import { measureGas, type GasTable } from "../scripts/lib/bench/gas/measureGas.ts";
import { gasLimits, type GasOperation } from "../scripts/lib/bench/gasLimits.ts";
import { GAS_NOISE, readGasSnapshot } from "../scripts/lib/bench/gasSnapshot.ts";

describe("gas", function () {
  if (hre.globalOptions.coverage) return; // instrumented code uses other gas

  let gas: GasTable;

  before(async () => {
    const { provider } = await network.create();
    gas = await measureGas(provider, hre.config.paths.artifacts);
  });

  it("is what it was; `npm run bench -- snapshot` keeps a change that is wanted", async () => {
    const snapshot = await readGasSnapshot();
    expect(Object.keys(gas)).to.have.members(Object.keys(snapshot));
    for (const [operation, before] of Object.entries(snapshot)) {
      expect(gas[operation as GasOperation], operation).to.be.closeTo(before, Math.ceil(before * GAS_NOISE));
    }
  });

  for (const [operation, limit] of Object.entries(gasLimits)) {
    if (limit === undefined) continue;
    it(`${operation} uses at most ${limit}`, () => {
      expect(gas[operation as GasOperation])
        .to.be.greaterThan(0)
        .and.at.most(limit);
    });
  }
});
