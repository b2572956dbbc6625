import { expect } from "chai";
import hre, { network } from "hardhat";

import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { ArtifactFolder } from "../../scripts/lib/deploy/ArtifactFolder.ts";
import { checkDeployment, DeploymentUnsafeError } from "../../scripts/lib/deploy/checkDeployment.ts";
import { deployContracts } from "../helpers/deployContracts.ts";

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
    await checkDeployment(provider, artifacts, addresses, deployer.address);
  });

  it("registers the benchmark list in its order", async () => {
    const { connection } = await deployed();
    const { catalogue } = await deployContracts(connection);
    expect(await catalogue.count()).to.equal(16n);
    expect((await catalogue.benchmark(0)).code).to.equal("cpu-sysbench-multi");
    expect((await catalogue.benchmark(15)).code).to.equal("gpu-cuckaroo29");
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

    it("fails where the deployer can propose or execute", async () => {
      const { connection, provider, deployer } = await deployed();
      const { addresses } = await deployContracts(connection, {
        proposers: [deployer.address],
        executors: [deployer.address],
      });
      const problems = await problemsOf(checkDeployment(provider, artifacts, addresses, deployer.address));
      expect(problems).to.have.members(
        ["CANCELLER_ROLE", "EXECUTOR_ROLE", "PROPOSER_ROLE"].map(
          (role) => `Treasury: the deployer ${deployer.address} has ${role}`,
        ),
      );
    });

    it("fails where a contract obeys another treasury", async () => {
      const { connection, provider, deployer } = await deployed();
      const { addresses } = await deployContracts(connection);
      const other = await deployContracts(connection);
      const mixed = { ...addresses, Hardware: other.addresses.Hardware };
      const problems = await problemsOf(checkDeployment(provider, artifacts, mixed, deployer.address));
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
      const missing = { ...addresses, Market: stranger.address as `0x${string}` };
      const problems = await problemsOf(checkDeployment(provider, artifacts, missing, deployer.address));
      expect(problems).to.deep.equal([`Market: no code at ${stranger.address}`]);
    });
  });
});
