import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import { expect } from "chai";

import { killGroup } from "../../scripts/lib/local/killGroup.ts";
import type { ProcessSpec } from "../../scripts/lib/local/ProcessSpec.ts";
import { ProcessStartError } from "../../scripts/lib/local/ProcessStartError.ts";
import { Supervisor, TaskFailedError } from "../../scripts/lib/local/Supervisor.ts";
import { ROOT } from "../../scripts/lib/root.ts";

/** A program with a child of its own that takes no notice of SIGTERM. */
const STUBBORN = `
  const { spawn } = require("node:child_process");
  process.on("SIGTERM", () => {});
  spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], { stdio: "ignore" });
  console.log("runs");
  setInterval(() => {}, 1000);
`;

const program = (name: string, code: string, changes: Partial<ProcessSpec> = {}): ProcessSpec => ({
  name,
  command: process.execPath,
  args: ["-e", code],
  cwd: ROOT,
  ready: () => Promise.resolve(),
  readyWithin: 5_000,
  ...changes,
});

describe("supervisor of the local network's programs", () => {
  let folder: string;
  let supervisor: Supervisor;
  let events: string[];

  const until = async (condition: () => boolean | Promise<boolean>) => {
    const deadline = Date.now() + 10_000;
    while (!(await Promise.resolve(condition()).catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`It did not happen; events: ${events.join(", ")}`);
      await sleep(20);
    }
  };
  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sonm-supervisor-"));
    events = [];
    supervisor = new Supervisor(folder, {
      warned: (name, text) => events.push(`${name} warns ${text}`),
      died: (name, how, restartIn) => events.push(`${name} died: ${how}${restartIn === undefined ? ", for good" : ""}`),
      restarted: (name) => events.push(`${name} is back`),
    });
  });

  afterEach(async () => {
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("starts a program that was killed again, and counts it", async () => {
    const managed = await supervisor.start(program("one", "setInterval(() => {}, 1000)"));
    const first = managed.pid;
    managed.kill("SIGKILL");
    await until(() => events.includes("one is back"));
    expect(managed.pid).to.be.a("number").and.not.equal(first);
    expect(managed.restarts).to.equal(1);
    expect(events[0]).to.equal("one died: it was ended by SIGKILL");
  });

  it("does not start a program again that held everything in memory", async () => {
    const managed = await supervisor.start(program("one", "setInterval(() => {}, 1000)", { restarts: false }));
    managed.kill("SIGKILL");
    await until(() => events.length > 0);
    await sleep(500);
    expect(events).to.deep.equal(["one died: it was ended by SIGKILL, for good"]);
    expect(managed.pid).to.equal(undefined);
  });

  it("kills what a program started when the program dies", async () => {
    const managed = await supervisor.start(program("one", STUBBORN, { restarts: false }));
    const group = managed.pid ?? 0;
    await until(async () => (await readFile(join(folder, "one.log"), "utf8")).includes("runs"));
    process.kill(group, "SIGKILL");
    await until(() => !killGroup(group, 0));
  });

  it("ends programs that take no notice, and their children, when their time is over", async () => {
    const managed = await supervisor.start(program("one", STUBBORN, { stopWithin: 300 }));
    const group = managed.pid ?? 0;
    await until(async () => (await readFile(join(folder, "one.log"), "utf8")).includes("runs"));
    const startedAt = Date.now();
    await supervisor.stop();
    expect(Date.now() - startedAt).to.be.within(300, 2_000);
    await until(() => !killGroup(group, 0));
    expect(events).to.deep.equal([]);
  });

  it("says why a program did not start, with its last lines", async () => {
    const never = { ready: () => Promise.reject(new Error("nobody answers")), readyWithin: 5_000 };
    const error = await failureOf(supervisor.start(program("one", "console.error('no disk'); process.exit(3)", never)));
    expect(error).to.be.instanceOf(ProcessStartError);
    expect((error as Error).message)
      .to.include("it ended with code 3")
      .and.include("no disk")
      .and.include("one.log");
  });

  it("gives up on a program that does not serve in time, and ends it", async () => {
    const never = { ready: () => Promise.reject(new Error("nobody answers")), readyWithin: 300 };
    const error = await failureOf(supervisor.start(program("one", "setInterval(() => {}, 1000)", never)));
    expect((error as Error).message).to.include("did not serve within 0.3 s (nobody answers)");
    await until(() => supervisor.get("one").pid === undefined);
  });

  it("shows the lines that warn and keeps them all", async () => {
    const warning = (line: string) => (line.startsWith("WARN") ? line : undefined);
    await supervisor.start(
      program("one", "console.log('fine'); console.log('WARN disk'); setInterval(() => {}, 1000)", { warning }),
    );
    await until(() => events.length > 0);
    expect(events).to.deep.equal(["one warns WARN disk"]);
    await until(async () => (await readFile(join(folder, "one.log"), "utf8")) === "fine\nWARN disk\n");
  });

  it("tells how a task failed, with its last lines", async () => {
    const task = {
      name: "build",
      command: process.execPath,
      args: ["-e", "console.log('syntax'); process.exit(2)"],
      cwd: ROOT,
    };
    const error = await failureOf(supervisor.run(task));
    expect(error).to.be.instanceOf(TaskFailedError);
    expect((error as Error).message)
      .to.include("code 2")
      .and.include("syntax")
      .and.include("build.log");
  });

  it("ends a task with the network", async () => {
    const task = { name: "build", command: process.execPath, args: ["-e", "setInterval(() => {}, 1000)"], cwd: ROOT };
    const failed = failureOf(supervisor.run(task));
    await sleep(100);
    await supervisor.stop();
    expect(await failed).to.be.instanceOf(TaskFailedError);
  });

  it("leaves nothing behind when it is killed itself", async () => {
    const code = `
      import { Supervisor } from "${ROOT}/scripts/lib/local/Supervisor.ts";
      const none = () => undefined;
      const supervisor = new Supervisor("${folder}", { warned: none, died: none, restarted: none });
      const spec = { name: "inner", command: process.execPath, args: ["-e", ${JSON.stringify(STUBBORN)}], cwd: "${ROOT}" };
      const managed = await supervisor.start({ ...spec, ready: async () => {}, readyWithin: 5000 });
      setTimeout(() => console.log(managed.pid), 300);
    `;
    const args = ["--import", "tsx", "--input-type=module", "-e", code];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const group = Number(line);
    expect(killGroup(group, 0)).to.equal(true);
    child.kill("SIGKILL");
    await until(() => !killGroup(group, 0));
  });
});
