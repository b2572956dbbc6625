import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import hre, { network } from "hardhat";

import { CONTRACT_NAMES, LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { ArtifactFolder } from "../../scripts/lib/deploy/ArtifactFolder.ts";
import { checkDeployment, DeploymentUnsafeError } from "../../scripts/lib/deploy/checkDeployment.ts";
import { DEPLOYMENT_GAS, deploymentPlan, MADE_BY_DEPLOYER } from "../../scripts/lib/deploy/deploymentPlan.ts";
import { DeploymentFailedError, deploySonm } from "../../scripts/lib/deploy/deploySonm.ts";
import { firstBlock } from "../../scripts/lib/deploy/firstBlock.ts";
import { localParameters } from "../../scripts/lib/deploy/parameters.ts";
import { deployContracts } from "../helpers/deployContracts.ts";

/** Contracts, the stand-in of the original token, five that are told of later ones, and a swap with its approval. */
const TRANSACTIONS = MADE_BY_DEPLOYER.length + 1 + 5 + 2;

describe("deployment", () => {
  const deployed = async () => {
    const connection = await network.create();
    const [deployer, stranger] = await connection.ethers.getSigners();
    if (deployer === undefined || stranger === undefined) throw new Error("The simulated chain has too few accounts.");
    return { connection, provider: connection.ethers.provider, deployer, stranger };
  };
  const artifacts = new ArtifactFolder(hre.config.paths.artifacts);

  it("gives the addresses that protocol/networks.json has for the local network", async () => {
    const { connection } = await deployed();
    const { addresses } = await deployContracts(connection);
    expect(addresses).to.deep.equal(networkOf(LOCAL_CHAIN_ID).contracts);
  });

  it("leaves every right to the treasury and none to the deployer", async () => {
    const { connection, provider, deployer } = await deployed();
    const { addresses } = await deployContracts(connection);
    await checkDeployment(provider, artifacts, addresses, deployer.address, localParameters());
  });

  it("registers the benchmark list in its order", async () => {
    const { connection } = await deployed();
    const { catalogue } = await deployContracts(connection);
    expect(await catalogue.count()).to.equal(16n);
    expect((await catalogue.benchmark(0)).code).to.equal("cpu-sysbench-multi");
    expect((await catalogue.benchmark(15)).code).to.equal("gpu-cuckaroo29");
  });

  it("plans the addresses that it then gives", async () => {
    const { connection, provider, deployer } = await deployed();
    await deployer.sendTransaction({ to: deployer.address }); // the deployer's account was used before
    const plan = await deploymentPlan({
      ...{ provider, deployer: deployer.address, chainId: LOCAL_CHAIN_ID, parameters: localParameters() },
      ...{ journal: "none", resumes: false },
    });
    const { addresses } = await deployContracts(connection);
    for (const name of CONTRACT_NAMES) expect(plan).to.match(new RegExp(`^ +${name} +${addresses[name]}$`, "m"));
  });

  it("registers the hardware classes in their order", async () => {
    const { connection } = await deployed();
    const { classes } = await deployContracts(connection);
    expect(await classes.count()).to.equal(5n);
    expect((await classes.hardwareClass(0)).code).to.equal("1080Ti-2080Ti");
    expect((await classes.hardwareClass(4)).code).to.equal("server-cpu-storage");
  });

  it("uses no more gas than its plan says, and not much less", async function () {
    // what counts coverage costs gas too
    if (hre.globalOptions.coverage) return this.skip();
    const { connection, provider } = await deployed();
    await deployContracts(connection);
    const numbers = Array.from({ length: await provider.getBlockNumber() }, (_, index) => index + 1);
    const blocks = await Promise.all(numbers.map((number) => provider.getBlock(number)));
    const used = blocks.reduce((sum, block) => sum + (block?.gasUsed ?? 0n), 0n);
    expect(used <= DEPLOYMENT_GAS && used * 5n >= DEPLOYMENT_GAS * 4n, `it used ${used}`).to.equal(true);
  });

  it("goes on where it was interrupted, and deploys nothing twice", async () => {
    const { connection, provider, deployer } = await deployed();
    const journal = await mkdtemp(join(tmpdir(), "sonm-journal-"));
    try {
      let sent = 0;
      const failing: EIP1193Provider = {
        request: async ({ method, params }): Promise<unknown> => {
          if (method === "eth_sendTransaction") sent += 1;
          if (method === "eth_getTransactionReceipt" && sent === 4) throw new Error("the connection is gone");
          return connection.provider.request({
            method,
            ...(params === undefined ? {} : { params }),
          });
        },
      };
      const target = { artifacts: hre.config.paths.artifacts, journal, pollingInterval: 1 };
      const failure: unknown = await deploySonm({ ...target, provider: failing }, localParameters()).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(String(failure)).to.include("the connection is gone");
      expect(await provider.getTransactionCount(deployer.address)).to.equal(4);

      const addresses = await deploySonm({ ...target, provider: connection.provider }, localParameters());
      expect(addresses).to.deep.equal(networkOf(LOCAL_CHAIN_ID).contracts);
      expect(await provider.getTransactionCount(deployer.address)).to.equal(TRANSACTIONS);
      expect(await firstBlock(journal)).to.equal(1);

      expect(await deploySonm({ ...target, provider: connection.provider }, localParameters())).to.deep.equal(
        addresses,
      );
      expect(await provider.getTransactionCount(deployer.address)).to.equal(TRANSACTIONS);
    } finally {
      await rm(journal, { recursive: true, force: true });
    }
  });

  it("says which contract could not be deployed, and why", async () => {
    const { connection } = await deployed();
    const failure: unknown = await deployContracts(connection, { fee: 501n }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(failure).to.be.instanceOf(DeploymentFailedError);
    expect((failure as Error).message)
      .to.include("Sonm#Market")
      .and.include("MarketFeeTooHigh");
  });

  describe("check", () => {
    const problemsOf = async (check: Promise<void>): Promise<readonly string[]> => {
      const error: unknown = await check.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(DeploymentUnsafeError);
      return (error as DeploymentUnsafeError).problems;
    };

    it("pitfall_50 fails where anybody but the governor has a role of the timelock, and where the treasury lost its own", async () => {
      const { connection, provider, deployer, stranger } = await deployed();
      const { addresses, treasury } = await deployContracts(connection);
      await connection.provider.request({ method: "hardhat_impersonateAccount", params: [addresses.Treasury] });
      await connection.provider.request({
        method: "hardhat_setBalance",
        params: [addresses.Treasury, "0xde0b6b3a7640000"],
      });
      const dao = treasury.connect(await connection.ethers.getSigner(addresses.Treasury));
      await dao.grantRole(await treasury.EXECUTOR_ROLE(), ZeroAddress);
      await dao.grantRole(await treasury.PROPOSER_ROLE(), stranger);
      await dao.grantRole(await treasury.CANCELLER_ROLE(), deployer);
      await dao.revokeRole(await treasury.CANCELLER_ROLE(), addresses.SonmGovernor);
      await dao.renounceRole(await treasury.DEFAULT_ADMIN_ROLE(), addresses.Treasury);
      const problems = await problemsOf(
        checkDeployment(provider, artifacts, addresses, deployer.address, localParameters()),
      );
      expect(problems).to.have.members([
        `Treasury: ${ZeroAddress} has EXECUTOR_ROLE`,
        `Treasury: ${stranger.address} has PROPOSER_ROLE`,
        `Treasury: ${deployer.address} has CANCELLER_ROLE`,
        "Treasury: the SonmGovernor does not have CANCELLER_ROLE",
        "Treasury: the Treasury does not have DEFAULT_ADMIN_ROLE",
      ]);
    });

    it("fails where the guardian is another one than the deployment was told, or the deployer", async () => {
      const { connection, provider, deployer, stranger } = await deployed();
      const { addresses } = await deployContracts(connection);
      const told = { guardian: stranger.address, legacyToken: undefined };
      expect(await problemsOf(checkDeployment(provider, artifacts, addresses, deployer.address, told))).to.deep.equal(
        ["Reports", "SonmGovernor"].map(
          (name) => `${name}.guardian: ${localParameters().guardian}, not ${stranger.address}`,
        ),
      );
      const own = await deployContracts(connection, { guardian: deployer.address });
      const given = { guardian: deployer.address, legacyToken: undefined };
      const problems = await problemsOf(checkDeployment(provider, artifacts, own.addresses, deployer.address, given));
      expect(problems).to.deep.equal(
        ["Reports", "SonmGovernor"].map((name) => `${name}.guardian: it is the deployer ${deployer.address}`),
      );
    });

    it("fails where a contract obeys another treasury", async () => {
      const { connection, provider, deployer } = await deployed();
      const { addresses } = await deployContracts(connection);
      const other = await deployContracts(connection);
      const mixed = { ...addresses, Hardware: other.addresses.Hardware };
      const problems = await problemsOf(
        checkDeployment(provider, artifacts, mixed, deployer.address, localParameters()),
      );
      expect(problems).to.include(
        `Hardware.dao: ${other.addresses.Treasury}, not the Treasury at ${addresses.Treasury}`,
      );
      expect(problems).to.include(
        `Hardware.reports: ${other.addresses.Reports}, not the Reports at ${addresses.Reports}`,
      );
    });

    it("fails where there is no contract", async () => {
      const { connection, provider, deployer, stranger } = await deployed();
      const { addresses } = await deployContracts(connection);
      const missing = { ...addresses, BenchmarkCatalogue: stranger.address as `0x${string}` };
      const problems = await problemsOf(
        checkDeployment(provider, artifacts, missing, deployer.address, localParameters()),
      );
      expect(problems).to.deep.equal([`BenchmarkCatalogue: no code at ${stranger.address}`]);
    });
  });
});
