import { createServer, type Server } from "node:net";

import { expect } from "chai";

import { checkPorts, isPortFree, PortTakenError } from "../../scripts/lib/local/checkPorts.ts";
import { freePorts } from "../../scripts/lib/local/freePorts.ts";
import { localConfig, SettingInvalidError } from "../../scripts/lib/local/localConfig.ts";
import { PORT_NAMES, PORT_SETTINGS } from "../../scripts/lib/local/LocalPorts.ts";

describe("settings of the local network", () => {
  it("have the well-known ports unless told otherwise", () => {
    const { ports, stateDir } = localConfig({}, "/project");
    expect(ports).to.include({ rpc: 8545, page: 4173, graphql: 8000, oracle1: 7101, agent: 7201, postgres: 15432 });
    expect(stateDir).to.equal("/project/.local");
  });

  it("take each port from its variable", () => {
    PORT_NAMES.forEach((name, index) => {
      const { ports } = localConfig({ [PORT_SETTINGS[name].variable]: String(40_000 + index) }, "/project");
      expect(ports[name]).to.equal(40_000 + index);
    });
  });

  for (const text of ["0", "65536", "-1", "80a", "8.5", " "]) {
    it(`refuse "${text}" as a port and name its variable`, () => {
      expect(() => localConfig({ SONM_RPC_PORT: text }, "/project"))
        .to.throw(SettingInvalidError)
        .with.property("message")
        .that.includes("SONM_RPC_PORT");
    });
  }

  it("refuse one port for two uses and name both variables", () => {
    expect(() => localConfig({ SONM_PAGE_PORT: "8545" }, "/project"))
      .to.throw(SettingInvalidError)
      .with.property("message")
      .that.includes("SONM_RPC_PORT")
      .and.includes("SONM_PAGE_PORT");
  });
});

describe("ports of the local network", () => {
  let server: Server | undefined;

  const listen = (port: number, host: string) =>
    new Promise<void>((resolve) => {
      server = createServer().listen({ port, host }, resolve);
    });

  afterEach(() => {
    server?.close();
  });

  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) {
    it(`are taken where a program listens on ${host}`, async () => {
      const ports = await freePorts();
      await listen(ports.page, host);
      const error: unknown = await checkPorts(ports).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(PortTakenError);
      expect((error as PortTakenError).taken).to.deep.equal(["page"]);
      expect((error as PortTakenError).message)
        .to.include(`Port ${ports.page} (page)`)
        .and.include("SONM_PAGE_PORT");
    });
  }

  it("are checked only where they are needed", async () => {
    const ports = await freePorts();
    await listen(ports.page, "127.0.0.1");
    await checkPorts(ports, ["rpc", "graphql"]);
  });

  it("are all different and free where they are chosen", async () => {
    const ports = Object.values(await freePorts()) as number[];
    expect(new Set(ports).size).to.equal(PORT_NAMES.length);
    for (const port of ports) expect(await isPortFree(port)).to.equal(true);
  });
});
