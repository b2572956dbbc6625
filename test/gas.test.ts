import { expect } from "chai";
import hre, { network } from "hardhat";

import { measureGas, type GasTable } from "../scripts/lib/bench/gas/measureGas.ts";
import { gasLimits, type GasOperation } from "../scripts/lib/bench/gasLimits.ts";

describe("gas", function () {
  if (hre.globalOptions.coverage) return; // instrumented code uses other gas

  let gas: GasTable;

  before(async () => {
    const { provider } = await network.create();
    gas = await measureGas(provider, hre.config.paths.artifacts);
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
