import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { concat, Signature, ZeroHash } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { encodeName, NO_FACTS } from "@sonm/protocol/hardware.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { reportDomain, reportTypes } from "@sonm/protocol/report.ts";

import { LOCAL_MASTERNODES } from "../../scripts/lib/local/localMasternodes.ts";
import { RelayStage } from "./helpers/RelayStage.ts";
import { callCli } from "./helpers/callCli.ts";

const worker = localAccounts.worker.address;
const GB = 1_000_000_000n;
const DAY = 86_400;

describe("hardware classes on the command line", function () {
  this.timeout(60_000);

  const stage = new RelayStage();

  const run = async (...words: string[]): Promise<{ code: number | null; output: string }> =>
    callCli(["classes", ...words, "--rpc-url", stage.chain.url]);

  /** Two cards of the elevated rewards beside another one, and too little memory; reported and submitted. */
  const attest = async (memoryBytes: bigint): Promise<void> => {
    const { hardware, reports, masternodes } = stage.as("worker");
    const card = (model: string, size: bigint) => ({
      model: encodeName(model),
      memoryBytes: size,
      commitment: ZeroHash,
    });
    const machine = {
      worker,
      measuredAt: await stage.now(),
      facts: {
        ...{ ...NO_FACTS, architecture: Architecture.X86_64, link: Link.Wired, physicalCores: 2, clockMHz: 2_000 },
        ...{ memoryBytes, diskBytes: 60n * GB },
      },
      gpus: [
        card("NVIDIA GeForce GTX 1080 Ti", 11_811_160_064n),
        card("NVIDIA GeForce GTX 1080 Ti", 11_811_160_064n),
        card("Tesla P40", 24n * GB),
      ],
      benchmarks: packBenchmarks([0n, 0n, 0n, 0n, 0n, 10_000_000n, 10_000_000n]),
    };
    const leaf = await hardware.leafOf(machine);
    const tree = SimpleMerkleTree.of([leaf, ZeroHash]);
    await stage.pass(2 * Number(await reports.epochLength()));
    const [setId] = await masternodes.signerSet();
    const report = {
      epoch: (await reports.currentEpoch()) - 1n,
      setId,
      root: tree.root,
      rate: (await reports.latestRate()).rate,
      dataHash: ZeroHash,
    };
    const signers = LOCAL_MASTERNODES.map(({ signer }) => stage.wallet(signer)).sort((a, b) =>
      BigInt(a.address) < BigInt(b.address) ? -1 : 1,
    );
    const domain = reportDomain(LOCAL_CHAIN_ID, await reports.getAddress());
    const signatures = await Promise.all(
      signers.map((one) => one.signTypedData(domain, { Report: [...reportTypes.Report] }, report)),
    );
    const packed = concat(signatures.map((signature) => Signature.from(signature).compactSerialized));
    await (await reports.submit(report, 0b111n, packed)).wait();
    const [sequence] = await reports.latestReport();
    await (await hardware.submit(machine, sequence, tree.getProof(leaf))).wait();
  };

  it("are listed from the chain, with what each demands", async () => {
    const { code, output } = await run();
    expect(code, output).to.equal(0);
    const lines = output.trim().split("\n");
    expect(lines).to.have.length(hardwareClasses.length);
    expect(lines[0]).to.equal(
      "0 1080Ti-2080Ti (GTX 1080 Ti or RTX 2080 Ti): x86-64; physical cores at least 2; clock at least 2 GHz; " +
        "memory at least 16 GB; disk at least 60 GB; graphics cards 1 to 8 of GeForce GTX 1080 Ti, GeForce RTX 2080 Ti, " +
        "NVIDIA GeForce GTX 1080 Ti or NVIDIA GeForce RTX 2080 Ti; wired network link; download at least 10 Mbit/s; " +
        "upload at least 10 Mbit/s.",
    );
    expect(lines[1]).to.equal(
      "1 vram-5-6 (GPU memory 5 to 6 GB): graphics cards 1 to 32 with at least 5 GB and at most 6.999 GB of memory.",
    );
  });

  it("are those of a machine, by the chain's answer, with what it lacks for the others", async () => {
    await attest(16n * GB - 1n);
    const { code, output } = await run(worker);
    expect(code, output).to.equal(0);
    expect(output).to.contain("is good until");
    expect(output).to.contain("Ti): no. Memory is 15.999 GB; at least 16 GB are needed.\n");
    expect(output).to.contain("8 to 11 GB): yes, with 2 cards.\n").and.to.contain("above 11 GB): yes, with 1 card.\n");
    expect(output).to.contain(
      "storage): no. The processor has 2 physical cores; at least 8 are needed. " +
        "Memory is 15.999 GB; at least 32 GB are needed. The disk is 60 GB; at least 1000 GB are needed.",
    );
    // the newest attestation counts, and only while it is good
    await attest(16n * GB);
    expect((await run(worker)).output).to.contain("Ti): yes, with 2 cards.\n");
    await stage.pass(31 * DAY);
    expect((await run(worker)).output).to.contain("no class counts until the machine is measured again");
  });

  it("can't be told of a machine that was never attested, or of no address", async () => {
    const never = await run(localAccounts.holder.address);
    expect(never.code).to.equal(1);
    expect(never.output).to.contain("was never attested").and.not.to.contain("    at ");
    const wrong = await run("me");
    expect(wrong.code).to.equal(2);
    expect(wrong.output).to.contain("Use: sonm classes [<worker>]");
  });
});
