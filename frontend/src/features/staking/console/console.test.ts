import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";

import { contracts } from "../../../testing/FakeNode.ts";
import { readCommission, readNextCommission } from "./commissionDraft.ts";
import { descriptionFault, endpointFault } from "./nodeTexts.ts";
import { nodeCommand } from "./nodeCommand.ts";
import {
  FRESH_REGISTRATION,
  isRegistration,
  offeredRegistration,
  pastedRegistration,
  readRegistration,
} from "./registerDraft.ts";
import { isSignerProof, proofHolds, readSignerProof } from "./signerProof.ts";

const SNM = 10n ** 18n;
const OWNER = localAccounts.holder.address;
const signer = privateKeyToAccount(localAccounts.signer1.privateKey);
const masternodes = contracts.Masternodes;
const proof = await signer.signTypedData({
  domain: signerProofDomain(31337, masternodes),
  types: signerProofTypes,
  primaryType: "SignerProof",
  message: { owner: OWNER, signer: signer.address },
});

describe("a commission that is typed", () => {
  it.each([
    ["7.5", 750],
    ["0", 0],
    [" 30 %", 3_000],
    ["", undefined],
  ])("%s is %s basis points", (text, points) => {
    expect(readCommission(text)).toBe(points);
  });

  it.each([
    ["30.01", "30% at most"],
    ["1.234", "per cent"],
    ["-1", "per cent"],
  ])("%s is refused", (text, sentence) => {
    expect(readCommission(text)).toContain(sentence);
  });

  it("moves by five points at most, from the one in force", () => {
    expect(readNextCommission("9", 500, 500)).toBe(900);
    expect(readNextCommission("10", 500, 500)).toBe(1_000);
    expect(readNextCommission("10.01", 500, 900)).toContain("from 0% to 10%");
    expect(readNextCommission("0", 600, 600)).toContain("from 1% to 11%");
  });

  it("is told where it changes nothing", () => {
    expect(readNextCommission("5", 500, 500)).toBe("It is that already.");
    expect(readNextCommission("9", 500, 900)).toBe("It is announced already.");
    expect(readNextCommission("5", 500, 900)).toBe(500);
  });
});

describe("what a masternode says of itself", () => {
  it("has an endpoint of the web, and texts of 256 bytes at most", () => {
    expect(endpointFault("https://node.example.org:8080/")).toBeUndefined();
    expect(endpointFault("node.example.org")).toContain("https://");
    expect(endpointFault("ftp://node.example.org")).toContain("https://");
    expect(endpointFault(`https://e.org/${"ä".repeat(130)}`)).toContain("274 bytes");
    expect(descriptionFault("")).toBeUndefined();
    expect(descriptionFault("ä".repeat(129))).toContain("258 bytes");
    expect(descriptionFault("a\u0007b")).toContain("control");
  });
});

describe("a signer's proof", () => {
  const place = { owner: OWNER, chainId: 31337, masternodes };

  it("holds for its owner on its network alone", async () => {
    const read = readSignerProof({ signer: ` ${signer.address.toLowerCase()}`, proof: `${proof} ` });
    if (!isSignerProof(read)) throw new Error("not read");
    expect(read).toEqual({ signer: signer.address, proof });
    expect(await proofHolds(read, place)).toBe(true);
    expect(await proofHolds(read, { ...place, owner: localAccounts.buyer.address })).toBe(false);
    expect(await proofHolds(read, { ...place, chainId: 1 })).toBe(false);
  });

  it.each([
    [{ signer: "0x12", proof }, ["signer"]],
    [{ signer: signer.address, proof: proof.slice(0, -2) }, ["proof"]],
    [{ signer: "", proof: "" }, ["signer", "proof"]],
  ])("%o is wrong in %o", (text, entries) => {
    const read = readSignerProof(text);
    expect(isSignerProof(read)).toBe(false);
    expect(Object.keys(read)).toEqual(entries);
  });
});

describe("a registration", () => {
  const place = { wallet: 150_000n * SNM, minimumBond: 100_000n * SNM };
  const printed =
    `2. Masternodes.register(${signer.address.toLowerCase()}, ${proof}, ${100_000n * SNM}, ` +
    `"https://node.example.org")`;

  it("is taken from what the command line prints", () => {
    const pasted = pastedRegistration(`1. SNM.approve(0x, 1)\n${printed}\n   to: 0x`);
    const read = readRegistration({ ...FRESH_REGISTRATION, ...pasted, commission: "5" }, place);
    expect(read).toEqual({
      signer: signer.address,
      proof,
      endpoint: "https://node.example.org",
      bond: 100_000n * SNM,
      commission: 500,
    });
    expect(isRegistration(read)).toBe(true);
    expect(pastedRegistration("https://node.example.org")).toBeUndefined();
  });

  it("is taken from what a node answers its owner, and the bond is left to the owner", () => {
    const offer = { owner: OWNER, signer: signer.address, proof, endpoint: "http://127.0.0.1:7111" };
    expect(offeredRegistration(JSON.stringify(offer))).toEqual({
      signer: signer.address,
      proof,
      endpoint: "http://127.0.0.1:7111",
    });
    for (const text of ["", "{", "7", "null", JSON.stringify({ ...offer, proof: 7 })])
      expect(offeredRegistration(text)).toBeUndefined();
  });

  it("comes of a node that one command starts, wherever its shell is", () => {
    const local = { local: true, chainId: 31337, rpcUrl: "http://127.0.0.1:8545/", rateSources: '[{"url":"it\'s"}]' };
    const at = { owner: signer.address, endpoint: "http://127.0.0.1:7200" };
    const command = nodeCommand(local, at);
    expect(command).toMatch(/^npm run sonm -- node --profile local --rpc-url 'http:\/\/127\.0\.0\.1:8545\/'/);
    expect(command).toContain(`--owner ${signer.address} --new-key true`);
    expect(command).toContain("--port 7200 --endpoint 'http://127.0.0.1:7200'");
    expect(command).toContain(`--rate-sources '[{"url":"it'\\''s"}]'`);
    const far = nodeCommand({ ...local, local: false, chainId: 7, rateSources: undefined }, { ...at, endpoint: "" });
    expect(far).toContain("--chain-id 7 --host 0.0.0.0");
    expect(far).not.toContain("--endpoint");
  });

  it("without a commission takes none", () => {
    expect(readRegistration({ ...FRESH_REGISTRATION, ...pastedRegistration(printed) }, place)).toHaveProperty(
      "commission",
      0,
    );
  });

  it("says for each entry what is wrong", () => {
    expect(Object.keys(readRegistration(FRESH_REGISTRATION, place))).toEqual(["signer", "proof", "endpoint", "bond"]);
    const draft = { ...FRESH_REGISTRATION, ...pastedRegistration(printed) };
    const wrong = (change: Partial<typeof draft>) => readRegistration({ ...draft, ...change }, place);
    expect(wrong({ bond: { text: "99999", all: false } })).toEqual({ bond: "Enter at least 100,000.00 SNM." });
    expect(wrong({ bond: { text: "150001", all: false } })).toHaveProperty("bond", "Wallet: 150,000.00 SNM, no more.");
    expect(wrong({ commission: "31" })).toHaveProperty("commission", "A commission is 30% at most.");
    expect(isRegistration(wrong({ endpoint: "x" }))).toBe(false);
  });

  it("waits until wallet and smallest bond are known", () => {
    const draft = { ...FRESH_REGISTRATION, ...pastedRegistration(printed) };
    expect(readRegistration(draft, { ...place, minimumBond: undefined })).toEqual({ bond: "" });
  });
});
