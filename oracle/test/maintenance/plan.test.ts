import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { MaintenanceAnnouncer } from "../../src/agent/MaintenanceAnnouncer.ts";
import { MaintenancePlan } from "../../src/agent/MaintenancePlan.ts";
import { ConfigError } from "../../src/config/ConfigError.ts";
import { FetchProblem } from "../../src/http/fetchJson.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { PlanFile } from "../../src/maintenance/PlanFile.ts";
import type { Window } from "../../src/maintenance/Window.ts";
import { addressOf } from "../helpers/agreement.ts";
import { callCli } from "../helpers/callCli.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const NOW = 1_700_000_000;
const WINDOW = { from: NOW + 100, to: NOW + 200 };
const LATER = { from: NOW + 300, to: NOW + 400 };

describe("an agent's maintenance plan", function () {
  this.timeout(30_000);

  const folder = temporaryFolder();
  let now: number;
  const planOf = (): MaintenancePlan =>
    new MaintenancePlan({ file: new PlanFile(folder.path), clock: { now: () => now }, log: silentLog });
  beforeEach(() => {
    now = NOW;
  });

  it("is read while the agent runs, and again after a restart", () => {
    const plan = planOf();
    expect([plan.from, plan.isUnder, plan.windows]).to.deep.equal([undefined, false, []]);
    new PlanFile(folder.path).write([WINDOW, LATER]);
    plan.refresh();
    expect([plan.from, plan.isUnder]).to.deep.equal([WINDOW.from, false]);
    now = WINDOW.from;
    expect([plan.from, plan.isUnder]).to.deep.equal([WINDOW.from, true]);
    now = WINDOW.to;
    expect([plan.from, plan.isUnder]).to.deep.equal([LATER.from, false]);
    expect(planOf().windows).to.deep.equal([LATER]);
  });

  it("stands as it was while its file is damaged", () => {
    const file = new PlanFile(folder.path);
    file.write([WINDOW]);
    const plan = planOf();
    for (const text of ["[", '[{"from":2,"to":1}]', "{}", ""]) {
      writeFileSync(join(folder.path, "maintenance.json"), text);
      plan.refresh();
      expect(plan.windows).to.deep.equal([WINDOW]);
      expect(() => file.read()).to.throw(ConfigError, "is damaged");
    }
  });

  it("is told to each node until it has answered, and again when it changes", async () => {
    const file = new PlanFile(folder.path);
    file.write([WINDOW]);
    const plan = planOf();
    const told: [Hex, readonly Window[]][] = [];
    let down = true;
    const node = (number: number, fails: () => boolean) => ({
      signer: addressOf(number),
      announce: (windows: readonly Window[]) => {
        if (fails()) return Promise.reject(new FetchProblem(0, "unreachable", "It is down."));
        told.push([addressOf(number), windows]);
        const [first, ...rest] = windows;
        return Promise.resolve({
          windows: first === undefined ? [] : [first],
          refused: rest.map((window) => ({ ...window, reason: "too near" })),
        });
      },
    });
    const announcer = new MaintenanceAnnouncer({
      nodes: () => [node(1, () => false), node(2, () => down)],
      plan,
      log: silentLog,
      signal: new AbortController().signal,
    });
    for (let tick = 0; tick < 3; tick += 1) await announcer.tick();
    expect(told).to.deep.equal([[addressOf(1), [WINDOW]]]);
    expect(announcer.state).to.deep.equal([{ ...WINDOW, takenBy: [addressOf(1)], refusedBy: [] }]);
    down = false;
    for (let tick = 0; tick < 3; tick += 1) await announcer.tick();
    expect(told.slice(1)).to.deep.equal([[addressOf(2), [WINDOW]]]);
    file.write([WINDOW, LATER]);
    plan.refresh();
    await announcer.tick();
    await announcer.tick();
    expect(told.slice(2).map(([signer]) => signer)).to.have.members([addressOf(1), addressOf(2)]);
    expect(announcer.state[1]).to.deep.include({ takenBy: [] });
    expect(announcer.state[1]).to.deep.nested.include({ "refusedBy[0]": { node: addressOf(1), reason: "too near" } });
    now = LATER.to;
    await announcer.tick();
    expect(told.at(-1)?.[1]).to.deep.equal([]);
  });

  it("is planned, listed and cancelled on the command line", async () => {
    const environment = { SONM_AGENT_PROFILE: "local", SONM_AGENT_DATA_DIR: folder.path, SONM_AGENT_PORT: "9" };
    const run = (...words: string[]) => callCli(["maintenance", ...words], environment);
    const begin = Math.floor(Date.now() / 1_000) + 86_400;
    const date = new Date(begin * 1_000).toISOString().replace(/\.\d+/, "");
    const planned = await run("plan", "--from", date, "--to", String(begin + 60));
    expect(planned.code, planned.output).to.equal(0);
    expect(new PlanFile(folder.path).read()).to.deep.equal([{ from: begin, to: begin + 60 }]);
    const [touching, listed, unknown] = await Promise.all([
      run("plan", `--from=${begin + 60}`, `--to=${begin + 70}`, "--data-dir", folder.path),
      run("list", "--json"),
      run("cancel", "--from", "5"),
    ]);
    expect(touching.output).to.contain("touches another one");
    expect(JSON.parse(listed.output)).to.deep.include({
      planned: [
        {
          from: begin,
          to: begin + 60,
          begins: date,
          ends: new Date((begin + 60) * 1_000).toISOString().replace(/\.\d+/, ""),
        },
      ],
    });
    expect(unknown.output).to.contain("No window begins at 5");
    for (const { code } of [touching, unknown]) expect(code).to.equal(1);
    expect((await run("cancel", "--from", String(begin))).code).to.equal(0);
    expect(new PlanFile(folder.path).read()).to.deep.equal([]);
  });
});
