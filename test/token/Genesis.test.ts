import { expect } from "chai";

import { TEAM_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { TeamPool__factory } from "../../types/index.js";
import { chain } from "../helpers/chain.ts";

const { ethers } = chain;

describe("Genesis", () => {
  it("gives a tenth to the team's pool and the rest to the swap, and nobody has a token in between", async () => {
    const [deployer, holder] = await ethers.getSigners();
    const dao = await ethers.deployContract("Treasury", [0n, 0n]);
    const legacy = await ethers.deployContract("LegacyTokenMock", [holder, 444_000_000n * 10n ** 18n]);
    const genesis = await ethers.deployContract("Genesis", [legacy, dao]);
    const token = await ethers.getContractAt("SNM", await genesis.token());
    const supply = await token.totalSupply();
    const pool = TeamPool__factory.connect(await genesis.teamPool(), deployer);
    const swap = await ethers.getContractAt("LegacySwap", await genesis.legacySwap());
    const [started] = await pool.queryFilter(pool.filters.SubsidyStarted);
    expect([started?.args.start, started?.args.ends]).to.deep.equal([
      await pool.subsidyStart(),
      await pool.subsidyEnds(),
    ]);
    expect(await token.balanceOf(pool)).to.equal(TEAM_SUPPLY);
    expect(await token.balanceOf(swap)).to.equal(supply - TEAM_SUPPLY);
    expect(TEAM_SUPPLY).to.equal(supply / 10n);
    expect(await token.balanceOf(deployer?.address ?? "")).to.equal(0n);
    expect([await pool.token(), await swap.token()]).to.deep.equal([
      await token.getAddress(),
      await token.getAddress(),
    ]);
    expect([await pool.dao(), await swap.legacy()]).to.deep.equal([await dao.getAddress(), await legacy.getAddress()]);
    // undelegated, and in contracts that delegate nothing: no vote until somebody has swapped
    for (const account of [pool, swap, genesis]) expect(await token.getVotes(account)).to.equal(0n);
  });
});
