import { readFileSync } from "node:fs";

import { expect } from "chai";
import { Contract, ContractFactory, MaxUint256, parseEther, Wallet, type InterfaceAbi } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { PoolTraderMock__factory, SNM__factory, type PoolTraderMock } from "../../../types/index.ts";
import { startPriceSource } from "../../src/devtools/priceSource.ts";
import { RateReader } from "../../src/node/rate/RateReader.ts";
import { rateSourceSchema, type PoolSource } from "../../src/node/rate/RateSource.ts";
import { RateSourceError } from "../../src/node/rate/RateSourceError.ts";
import { meanTick, readPool } from "../../src/node/rate/readPool.ts";
import { tickToRate } from "../../src/node/rate/tickToRate.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";

const WAD = 10n ** 18n;
const EVEN = { snmFirst: true, snmDecimals: 18, usdDecimals: 18 };

/** A fee of 0.3%, whose ticks are 60 apart. */
const FEE = 3_000;
const SPACING = 60;

/** The square root of a price of one, as pools keep it: 96 bits behind the point. */
const ONE_X96 = 1n << 96n;

/** The pools' own contracts, as their makers built them. */
function uniswap(name: string): { readonly abi: InterfaceAbi; readonly bytecode: string } {
  const file = new URL(
    `../../../node_modules/@uniswap/v3-core/artifacts/contracts/${name}.sol/${name}.json`,
    import.meta.url,
  );
  return JSON.parse(readFileSync(file, "utf8")) as { readonly abi: InterfaceAbi; readonly bytecode: string };
}

describe("tickToRate", () => {
  it("is one at tick 0, whichever token is first, in any decimals", () => {
    expect(tickToRate(0, EVEN)).to.equal(WAD);
    expect(tickToRate(0, { ...EVEN, snmFirst: false })).to.equal(WAD);
    expect(tickToRate(0, { ...EVEN, usdDecimals: 6 })).to.equal(10n ** 6n);
    expect(tickToRate(0, { ...EVEN, snmDecimals: 6 })).to.equal(10n ** 30n);
  });

  it("is the price that Uniswap's own numbers give at known ticks", () => {
    // TickMath.getSqrtRatioAtTick of Uniswap V3: 96 bits behind the point.
    const known = [
      [50, 79426470787362580746886972461n],
      [100, 79625275426524748796330556128n],
      [500, 81233731461783161732293370115n],
      [5_000, 101729702841318637793976746270n],
      [50_000, 965075977353221155028623082916n],
      [150_000, 143194173941309278083010301478497n],
    ] as const;
    for (const [tick, root] of known) {
      const exact = (root * root * WAD) >> 192n;
      const rate = tickToRate(tick, { ...EVEN, snmFirst: false });
      const difference = rate > exact ? rate - exact : exact - rate;
      expect(difference * 10n ** 15n <= exact, `tick ${tick}: ${rate}, not ${exact}`).to.equal(true);
      const inverse = tickToRate(tick, EVEN);
      const product = (inverse * rate) / WAD;
      expect(product <= WAD && product >= WAD - WAD / inverse - 2n, `tick ${tick} the other way`).to.equal(true);
      expect(tickToRate(-tick, EVEN)).to.equal(rate);
    }
  });

  it("bears the ends of what pools can hold", () => {
    const highest = tickToRate(887_272, { ...EVEN, snmFirst: false });
    expect(highest / WAD).to.satisfy((price: bigint) => price > 2n ** 127n && price < 2n ** 128n);
    expect(tickToRate(887_272, EVEN)).to.equal(0n);
  });
});

describe("meanTick", () => {
  it("rounds down, also below zero", () => {
    expect(meanTick([0n, 19n], 10)).to.equal(1);
    expect(meanTick([0n, -19n], 10)).to.equal(-2);
    expect(meanTick([5n, -15n], 10)).to.equal(-2);
    expect(meanTick([5n, 5n], 10)).to.equal(0);
  });
});

describe("a pool as price source", function () {
  this.timeout(60_000);

  let chain: TestChain;
  let trader: PoolTraderMock;
  let pool: Contract;
  let source: PoolSource;
  let snmFirst: boolean;

  const pass = async (seconds: number): Promise<void> => {
    await chain.rpc("evm_increaseTime", seconds);
    await chain.rpc("anvil_mine");
  };

  /** Trades until SNM costs so many times a dollar, by the square root of it. */
  const moveTo = async (rootUp: bigint, rootDown: bigint): Promise<void> => {
    const up = (ONE_X96 * rootUp) / rootDown;
    const target = snmFirst ? up : (ONE_X96 * rootDown) / rootUp;
    const [now] = (await pool.getFunction("slot0").staticCall()) as [bigint];
    await (await trader.moveTo(await pool.getAddress(), target < now, target)).wait();
  };

  before(async () => {
    chain = await TestChain.start();
    const wallet = new Wallet(localAccounts.deployer.privateKey, chain.provider);
    const [snm, usd] = [
      await new SNM__factory(wallet).deploy(wallet.address),
      await new SNM__factory(wallet).deploy(wallet.address),
    ];
    await Promise.all([snm.waitForDeployment(), usd.waitForDeployment()]);
    trader = await new PoolTraderMock__factory(wallet).deploy();
    await trader.waitForDeployment();
    for (const token of [snm, usd])
      await (await token.transfer(await trader.getAddress(), parseEther("1000000"))).wait();
    const { abi, bytecode } = uniswap("UniswapV3Factory");
    const factory = await new ContractFactory(abi, bytecode, wallet).deploy();
    await factory.waitForDeployment();
    const made = new Contract(await factory.getAddress(), abi, wallet);
    const pair = [await snm.getAddress(), await usd.getAddress(), FEE] as const;
    await ((await made.getFunction("createPool").send(...pair)) as { wait(): Promise<unknown> }).wait();
    const address = (await made.getFunction("getPool").staticCall(...pair)) as string;
    pool = new Contract(address, uniswap("UniswapV3Pool").abi, wallet);
    for (const [name, value] of [
      ["initialize", ONE_X96],
      ["increaseObservationCardinalityNext", 50],
    ] as const) {
      await ((await pool.getFunction(name).send(value)) as { wait(): Promise<unknown> }).wait();
    }
    await (await trader.mint(address, -300 * SPACING, 300 * SPACING, parseEther("1000"))).wait();
    snmFirst = lowerHex(pair[0]) < lowerHex(pair[1]);
    source = rateSourceSchema.parse({
      ...{ kind: "pool", url: chain.url, pool: address, snm: pair[0], usd: pair[1], windowSeconds: 600 },
    }) as PoolSource;
    await pass(1_200);
  });
  after(() => chain?.stop());

  it("gives its mean price, whichever token SNM is", async () => {
    expect(await readPool(source, 5_000)).to.equal(WAD);
    await moveTo(2n, 1n);
    await pass(900);
    // SNM is worth four dollars: a quarter of one for a dollar, to the tick.
    const rate = await readPool(source, 5_000);
    expect(Number(rate) / 1e18).to.be.closeTo(0.25, 0.0001);
    const turned = { ...source, snm: source.usd, usd: source.snm };
    expect(Number(await readPool(turned, 5_000)) / 1e18).to.be.closeTo(4, 0.001);
  });

  it("pitfall_19_is not moved by what happens in a moment, and follows what lasts", async () => {
    await moveTo(1n, 1n);
    await pass(1_200);
    expect(Number(await readPool(source, 5_000)) / 1e18).to.be.closeTo(1, 0.001);
    await moveTo(2n, 1n);
    expect(Number(await readPool(source, 5_000)) / 1e18, "in the next block").to.be.closeTo(1, 0.02);
    await moveTo(1n, 1n);
    await pass(300);
    expect(Number(await readPool(source, 5_000)) / 1e18, "after a spike").to.be.closeTo(1, 0.02);
    await moveTo(2n, 1n);
    await pass(300);
    const half = Number(await readPool(source, 5_000)) / 1e18;
    expect(half).to.be.within(0.3, 0.9);
    await pass(600);
    expect(Number(await readPool(source, 5_000)) / 1e18).to.be.closeTo(0.25, 0.001);
  });

  it("is no source where it is none, trades other tokens, is too thin or too young", async () => {
    const refused = async (change: Partial<PoolSource>): Promise<string> => {
      const error: unknown = await readPool({ ...source, ...change }, 5_000).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(RateSourceError);
      return (error as Error).message;
    };
    expect(await refused({ pool: source.snm })).to.contain("no pool or token");
    expect(await refused({ pool: "0x00000000000000000000000000000000000000aa" })).to.contain("no pool or token");
    expect(await refused({ usd: source.pool })).to.contain("not");
    expect(await refused({ usd: source.snm })).to.contain("not");
    expect(await refused({ minLiquidity: MaxUint256 })).to.contain("below minLiquidity");
    expect(await refused({ windowSeconds: 7 * 86_400 })).to.contain("Raise its cardinality");
  });

  it("one among three moves the node's rate no further than the others agree", async () => {
    const honest = await startPriceSource(0, "1.00");
    const other = await startPriceSource(0, "1.01");
    try {
      const http = [honest, other].map(({ url }) => ({ url, path: "usdPerSnm", kind: "usdPerSnm" as const }));
      const reader = new RateReader([...http, source], 60, 5_000, silentLog);
      await reader.refresh();
      expect(reader.readings().filter(({ rate }) => rate !== undefined)).to.have.length(3);
      expect(Number(reader.current()) / 1e18, "the pool says a quarter").to.be.closeTo(0.99, 0.01);
    } finally {
      await Promise.all([honest.stop(), other.stop()]);
    }
  });
});
