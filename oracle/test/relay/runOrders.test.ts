import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { toRelayPost } from "@sonm/protocol/relay.ts";

import { RelayStage, shownBy } from "../helpers/RelayStage.ts";
import { callCli } from "../helpers/callCli.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

describe("orders on the command line", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const stage = new RelayStage();

  it("are posted from a file, and listed as they can be posted elsewhere", async () => {
    const { url } = await stage.node(folder.path);
    const bid = await stage.order("buyer");
    const file = join(folder.path, "bid.json");
    writeFileSync(file, JSON.stringify(toRelayPost(bid)));
    expect(await callCli(["orders", "post", "--node", `${url}/`, "--file", file])).to.include({
      code: 0,
      output: `${bid.id}\n`,
    });
    expect(await shownBy(url)).to.deep.equal([bid.id]);
    const { output } = await callCli([
      "orders",
      "list",
      "--json",
      "--node",
      url,
      "--author",
      localAccounts.buyer.address,
    ]);
    expect(JSON.parse(output)).to.deep.equal(toRelayPost(bid));
    expect((await callCli(["orders", "list", "--node", url, "--side", "ASK"])).output).to.equal("");
  });

  it("are refused with the node's reason, or with what is wrong with the file or the flags", async () => {
    const { url } = await stage.node(folder.path);
    const file = join(folder.path, "bid.json");
    const post = () => callCli(["orders", "post", "--node", url, "--file", file]);
    expect((await post()).output).to.contain("can't be read as JSON");
    writeFileSync(file, "{}");
    expect((await post()).output).to.contain("is none: The order is missing");
    writeFileSync(file, JSON.stringify(toRelayPost(await stage.order("holder"))));
    const { code, output } = await post();
    expect(code).to.equal(1);
    expect(output).to.contain("Deposit the difference").and.not.to.contain("    at ");
    expect((await callCli(["orders"])).output).to.contain("sonm orders list");
    expect((await callCli(["orders", "list", "--node", "x"])).output).to.contain(
      "--node: must be an http or https URL",
    );
    const gone = await callCli(["orders", "list", "--node", "http://127.0.0.1:9"]);
    expect(gone.output).to.contain("There was no answer");
  });
});
