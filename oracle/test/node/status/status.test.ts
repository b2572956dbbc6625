import { readFileSync } from "node:fs";

import { expect } from "chai";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { loadNodeConfig } from "../../../src/config/nodeConfig.ts";
import { startPriceSource, type PriceSource } from "../../../src/devtools/priceSource.ts";
import type { Running } from "../../../src/lib/Running.ts";
import { createNode } from "../../../src/node/createNode.ts";
import { EpochTally } from "../../../src/node/status/EpochTally.ts";
import type { NodeView } from "../../../src/node/status/NodeView.ts";
import { renderStatus } from "../../../src/node/status/renderStatus.ts";
import { statusFindings } from "../../../src/node/status/statusFindings.ts";
import { silentLog } from "../../helpers/silentLog.ts";
import { TestChain } from "../../helpers/TestChain.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";
import { waitFor } from "../../network/waitFor.ts";
import { memberView } from "./memberView.ts";

describe("the status page", () => {
  const { signerSet: set } = memberView;
  const [, peer] = set.members;
  const textOf = (view: NodeView): string =>
    renderStatus(view)
      .replace(/<style>[^]*<\/style>/, "")
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");

  it("shows a member its share, its reports, its peers and its prices", () => {
    const text = textOf(memberView);
    expect(text).to.contain("It is a member of signer set 4 , one of 2, with 25% of the stake.");
    expect(text).to.contain("number 812 of epoch 9000, its epoch ended 40 s ago");
    expect(text).to.contain("9000 812 signed").and.to.contain("8999 811 not signed");
    expect(text).to.contain(`${peer?.signer} 3000 answered`);
    expect(text).to.contain("prices.example 6.25 5 s").and.to.contain("Together 6.25");
    expect(text).to.contain("Nothing is wrong.");
  });

  it("says of a dry run that it signs nothing, and asks it for neither seat nor gas", () => {
    const view = { ...memberView, signer: undefined, owner: undefined, active: undefined, gas: undefined };
    expect(textOf(view)).to.contain("It is a dry run").and.to.contain("Nothing is wrong.");
    expect(textOf(view)).to.contain("no account");
  });

  it("says why a node is no member, with a remedy", () => {
    const signerSet = { ...set, members: set.members.slice(1) };
    const withoutSeat = textOf({ ...memberView, signerSet, active: false });
    expect(withoutSeat).to.contain("It is no member of the signer set : its masternode has no seat.");
    expect(withoutSeat).to.contain("Add stake (Masternodes.addStake)");
    expect(textOf({ ...memberView, signerSet })).to.contain("its seat counts from the next change of the set");
    const stranger = { ...memberView, signerSet, owner: undefined, active: false };
    expect(textOf(stranger)).to.contain("it signs for no masternode");
  });

  it("escapes what others chose", () => {
    const evil = `<script>alert("1")</script>&'`;
    const page = renderStatus({
      ...memberView,
      sources: [{ host: evil, rate: undefined, age: undefined }],
      signerSet: { setId: 4, members: [{ signer: evil as never, owner: evil as never, stake: 1n }] },
      peers: [{ signer: evil as never, answered: true }],
    });
    expect(page).not.to.contain("<script");
    expect(page.split("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;")).to.have.length.above(3);
  });

  it("tells each thing that is wrong once, with a remedy", () => {
    const told = (part: Partial<NodeView>): string[] =>
      statusFindings({ ...memberView, ...part }).map(({ text }) => text);
    expect(told({})).to.deep.equal([]);
    const wrong: [Partial<NodeView>, string][] = [
      [{ block: undefined }, "no new block since the start"],
      [{ blockAge: 300 }, "no new block for 300 s"],
      [{ reportAge: 4_000, epochLength: 600 }, "of 6 epochs ago"],
      [{ gas: { ...memberView.gas, balance: 0n } as NodeView["gas"] }, "can't pay gas"],
      [{ rate: undefined }, "do not agree"],
      [{ rate: undefined, sources: [{ host: "a", rate: undefined, age: 9 }] }, "1 of 1 price sources give no fresh"],
      [{ peers: [{ signer: peer?.signer ?? "0x", answered: false }] }, "1 of 1 peers did not answer"],
      [{ ahead: [90, 91, 92] }, "behind its peers"],
      [{ diskFreeBytes: 1 }, "Make room"],
    ];
    for (const [part, expected] of wrong) {
      const texts = told(part);
      expect(texts, expected).to.have.length(1);
      expect(texts[0]).to.contain(expected);
    }
  });
});

describe("EpochTally", () => {
  it("counts what was reported and what passed over, and never falls", () => {
    const tally = new EpochTally();
    tally.see({ sequence: 0, epoch: 0n });
    tally.see({ sequence: 5, epoch: 100n });
    expect([tally.reported, tally.missed]).to.deep.equal([0, 0]);
    tally.see({ sequence: 7, epoch: 105n });
    expect([tally.reported, tally.missed]).to.deep.equal([2, 3]);
    tally.see({ sequence: 6, epoch: 101n });
    expect([tally.reported, tally.missed]).to.deep.equal([2, 3]);
  });
});

describe("a node that runs", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  let chain: TestChain;
  let prices: PriceSource;
  let node: Running;
  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    prices = await startPriceSource(0, "0.16");
  });
  after(async () => {
    await prices.stop();
    await chain.stop();
  });
  beforeEach(async () => {
    const source = { url: `${prices.url}/?key=secret`, path: "usdPerSnm", kind: "usdPerSnm" };
    const environment = {
      SONM_NODE_PROFILE: "local",
      SONM_NODE_RPC_URL: chain.url,
      SONM_NODE_PORT: "0",
      SONM_NODE_DATA_DIR: folder.path,
      SONM_NODE_RATE_SOURCES: JSON.stringify([source]),
    };
    const config = loadNodeConfig({ argv: [], environment });
    node = await createNode(config, { signer: localAccounts.signer1.privateKey }, silentLog);
  });
  afterEach(() => node.stop());

  it("serves its status page, which can load and run nothing and holds no secret", async () => {
    const page = await waitFor(
      "the page of a member with its gas",
      async () => {
        const response = await fetch(node.url);
        const text = await response.text();
        return text.includes("It is a member") && text.includes("10000") ? { response, text } : undefined;
      },
      20,
    );
    expect(page.response.headers.get("content-type")).to.equal("text/html; charset=utf-8");
    expect(page.response.headers.get("content-security-policy")).to.contain("default-src 'none'; style-src 'sha256-");
    expect(page.text.toLowerCase()).to.contain(localAccounts.signer1.address.toLowerCase());
    for (const secret of ["secret", folder.path, localAccounts.signer1.privateKey]) {
      expect(page.text).not.to.contain(secret);
    }
  });

  it("exports every metric that the alerts name", async () => {
    const alerts = readFileSync(new URL("../../../../docs/prometheus-alerts.yml", import.meta.url), "utf8");
    const named = new Set(alerts.match(/\bsonm_node_[a-z_]+/g));
    expect(named.size).to.be.above(15);
    const metrics = await waitFor(
      "metrics after the first look around",
      async () => {
        const text = await (await fetch(`${node.url}/metrics`)).text();
        return /^sonm_node_gas_balance_wei \d/m.test(text) ? text : undefined;
      },
      20,
    );
    for (const name of named) expect(metrics, name).to.match(new RegExp(`^# TYPE ${name} (gauge|counter)$`, "m"));
    expect(metrics).to.match(/^sonm_node_database_bytes [1-9]/m);
    expect(metrics).to.match(/^sonm_node_rate_sources_up 1$/m);
    expect(metrics).to.match(/^sonm_node_gas_lasts_seconds [1-9]/m);
  });
});
