import { existsSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import type { ChallengeStep } from "../../src/modules/Challenge.ts";
import { ComputePool } from "../../src/modules/ComputePool.ts";
import { diskChallenge } from "../../src/modules/disk/diskChallenge.ts";
import { freeBytes, performDiskRead, performDiskWrite } from "../../src/modules/disk/performDisk.ts";
import { LANE_BYTES } from "../../src/modules/lanes.ts";
import { StepRefusedError } from "../../src/modules/Performer.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { passChallenge } from "../helpers/passChallenge.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const CLAIMED = 1n << 50n;
const SETTINGS = { bytes: 2 * LANE_BYTES, claimedBytes: CLAIMED, factor: 1e9, graceMs: 1_000 };

describe("diskChallenge", function () {
  this.timeout(20_000);

  const folder = temporaryFolder();
  let pool: ComputePool;
  before(() => {
    pool = new ComputePool(1);
  });
  after(() => pool.stop());

  const file = (): string => join(folder.path, "disk-challenge");
  const run = (between: () => void = () => undefined, factor = SETTINGS.factor) =>
    passChallenge(
      diskChallenge({ ...SETTINGS, factor }, fixedRandom("disk")),
      async ({ kind, params }: ChallengeStep) => {
        if (kind === "disk.write") return performDiskWrite(pool, folder.path, 1 << 30, params);
        between();
        return performDiskRead(folder.path, params);
      },
    );
  const failure = async (between: () => void): Promise<unknown> => run(between).catch((error: unknown) => error);

  it("attests size and free space of a disk that keeps what was written, and leaves nothing on it", async () => {
    const { facts, benchmarks } = await run();
    expect(facts).to.deep.equal({ diskBytes: CLAIMED });
    const free = await freeBytes(folder.path);
    expect(Number(benchmarks?.["storage-size"])).to.be.closeTo(free, 1 << 30);
    expect(existsSync(file())).to.equal(false);
  });

  it("attests no more than a multiple of what was written", async () => {
    const { facts, benchmarks } = await run(undefined, 3);
    const most = BigInt(6 * LANE_BYTES);
    expect([facts?.diskBytes, benchmarks?.["storage-size"]]).to.deep.equal([most, most]);
  });

  it("refuses what was not written", async () => {
    const error = await failure(() => writeFileSync(file(), Buffer.alloc(SETTINGS.bytes)));
    expect(error).to.be.instanceOf(ChallengeFailedError);
    expect((error as Error).message).to.contain("not what was written");
  });

  it("refuses a file that was cut", async () => {
    expect(await failure(() => truncateSync(file(), 4_096))).to.be.instanceOf(ChallengeFailedError);
  });

  it("refuses more free bytes than the disk has", async () => {
    const challenge = diskChallenge({ ...SETTINGS, claimedBytes: 1n }, fixedRandom("small"));
    const error = await passChallenge(challenge, ({ kind, params }) =>
      kind === "disk.write"
        ? performDiskWrite(pool, folder.path, 1 << 30, params)
        : performDiskRead(folder.path, params),
    ).catch((reason: unknown) => reason);
    expect((error as Error).message).to.contain("More bytes are free");
  });

  it("is not taken on beyond the machine's own limit", async () => {
    const params = { nonce: "00".repeat(32), lanes: 2 };
    const error = await performDiskWrite(pool, folder.path, LANE_BYTES, params).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(StepRefusedError);
  });
});
