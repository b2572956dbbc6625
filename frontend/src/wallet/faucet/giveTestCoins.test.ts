// @vitest-environment node
import { readFileSync } from "node:fs";

import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { networks } from "@sonm/protocol/networks.ts";
import { type Hex, createTestClient, defineChain, http, publicActions, walletActions } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestChain, startAnvil } from "../../testing/startAnvil.ts";
import { giveTestCoins } from "./giveTestCoins.ts";

const WAD = 10n ** 18n;
const faucet = privateKeyToAccount(localAccounts.faucet.privateKey);
const artifact = new URL("../../../../artifacts/contracts/token/SNM.sol/SNM.json", import.meta.url);

let anvil: TestChain;
let client: ReturnType<typeof clientOf>;
let place: Parameters<typeof giveTestCoins>[0];

function clientOf(url: string) {
  const chain = defineChain({ ...foundry, rpcUrls: { default: { http: [url] } } });
  return createTestClient({ mode: "anvil", chain, transport: http(url), account: faucet, pollingInterval: 30 })
    .extend(publicActions)
    .extend(walletActions);
}

beforeAll(async () => {
  anvil = await startAnvil();
  client = clientOf(anvil.url);
  await client.setAutomine(true);
  await client.setBalance({ address: faucet.address, value: 25n * WAD });
  const { bytecode } = JSON.parse(readFileSync(artifact, "utf8")) as { bytecode: Hex };
  const hash = await client.deployContract({ abi: snmAbi, bytecode, args: [faucet.address] });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  place = { chain: client.chain, contracts: { ...networks["31337"]!.contracts, SNM: contractAddress! } };
});
afterAll(() => anvil.stop());

const snmOf = (address: Hex) =>
  client.readContract({ abi: snmAbi, address: place.contracts.SNM, functionName: "balanceOf", args: [address] });

describe("the local faucet", () => {
  it("is the account that it says", () => {
    expect(faucet.address).toBe(localAccounts.faucet.address);
  });

  it("gives coin and SNM that are there when it is done", async () => {
    const to = privateKeyToAccount(generatePrivateKey()).address;
    await giveTestCoins(place, { to, coin: 2n * WAD, snm: 7n * WAD, original: 0n });
    expect([await client.getBalance({ address: to }), await snmOf(to)]).toEqual([2n * WAD, 7n * WAD]);
  });

  it("gives gas alone", async () => {
    const to = privateKeyToAccount(generatePrivateKey()).address;
    await giveTestCoins(place, { to, coin: WAD, snm: 0n, original: 0n });
    expect([await client.getBalance({ address: to }), await snmOf(to)]).toEqual([WAD, 0n]);
  });

  it("fails where it has too little, before anything is sent", async () => {
    const to = privateKeyToAccount(generatePrivateKey()).address;
    await expect(giveTestCoins(place, { to, coin: 500n * WAD, snm: WAD, original: 0n })).rejects.toThrow();
    expect([await client.getBalance({ address: to }), await snmOf(to)]).toEqual([0n, 0n]);
  });

  it("sends nothing on any other chain", async () => {
    const { request } = client;
    await request({ method: "anvil_setChainId" as never, params: [1] as never });
    await expect(giveTestCoins(place, { to: faucet.address, coin: 1n, snm: 0n, original: 0n })).rejects.toThrow(
      "for chain 31337",
    );
  });
});
