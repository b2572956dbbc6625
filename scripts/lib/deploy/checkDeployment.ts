import { Contract, ZeroAddress, type FunctionFragment, type InterfaceAbi, type Provider } from "ethers";

import { CONTRACT_NAMES, type ContractAddresses, type ContractName } from "@sonm/protocol/networks.ts";

import type { ArtifactFolder } from "./ArtifactFolder.ts";

/** What the chain says is not what the deployment should have left. */
export class DeploymentUnsafeError extends Error {
  override readonly name = "DeploymentUnsafeError";

  constructor(readonly problems: readonly string[]) {
    super(`The deployment must not be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/**
 * Whom each getter that returns one address must name, of every contract or of one. A getter that is not here fails the check, so that nobody adds
 * a right without saying who has it.
 */
const EXPECTED: Readonly<Record<string, ContractName>> = {
  dao: "Treasury",
  feeCollector: "FeeSplitter",
  source: "FeeSplitter",
  dividends: "Dividends",
  token: "SNM",
  teamPool: "TeamPool",
  legacySwap: "LegacySwap",
  masternodes: "Masternodes",
  reports: "Reports",
  rates: "Reports",
  hardware: "Hardware",
  classes: "HardwareClasses",
  balances: "ClassBalances",
  market: "Market",
  profiles: "Profiles",
  amendments: "Amendments",
  guarantees: "Guarantees",
  duty: "Duty",
  feeSource: "FeeSplitter",
  subsidySource: "TeamPool",
  // The masternodes' part is given out by their duty.
  "FeeSplitter.masternodes": "Duty",
  "TeamPool.masternodes": "Duty",
  "ProgramController.programs": "RewardPrograms",
  governor: "SonmGovernor",
  timelock: "Treasury",
  brake: "EntryBrake",
  splitter: "FeeSplitter",
  registry: "ReportRegistry",
  releases: "Releases",
};

/** Who has each role of the timelock, and nobody else. */
const ROLE_HOLDERS: Readonly<Record<string, ContractName>> = {
  DEFAULT_ADMIN_ROLE: "Treasury",
  PROPOSER_ROLE: "SonmGovernor",
  CANCELLER_ROLE: "SonmGovernor",
  EXECUTOR_ROLE: "SonmGovernor",
};

/** Getters of rights that a deployment gives to whom it was told, and never to the deployer. */
const GIVEN = ["guardian"] as const;

/** Getters of what only the DAO sets, later on. */
const UNSET: readonly string[] = ["TeamPool.programs", "RewardPrograms.controller"];

/** What a deployment was told: who gets rights, by getter, and which token is swapped for SNM. */
export type GivenRights = Readonly<Record<(typeof GIVEN)[number], string>> & {
  /** Undefined where a stand-in was deployed, whose address nobody could tell before. */
  readonly legacyToken: string | undefined;
};

/** The only contracts without a DAO: the DAO itself, and those in which nobody can set anything. */
const WITHOUT_DAO: readonly ContractName[] = [
  ...(["Genesis", "SNM", "LegacySwap", "Treasury", "Amendments", "Guarantees", "Duty", "ClassBalances"] as const),
  "SonmGovernor",
];

const isReading = (fragment: FunctionFragment, type: string): boolean =>
  (fragment.stateMutability === "view" || fragment.stateMutability === "pure") &&
  fragment.inputs.length === 0 &&
  fragment.outputs.length === 1 &&
  fragment.outputs[0]?.type === type;

/**
 * Reads every right over the contracts from the chain: each DAO, owner and role must be the treasury's, each contract
 * must use the others of this deployment, and the deployer must be able to do nothing.
 *
 * @param fromBlock of the deployment's first transaction, or before it
 * @throws DeploymentUnsafeError naming everything that is wrong
 */
export async function checkDeployment(
  provider: Provider,
  artifacts: ArtifactFolder,
  addresses: ContractAddresses,
  deployer: string,
  given: GivenRights,
  fromBlock = 0,
): Promise<void> {
  const problems = await Promise.all(
    CONTRACT_NAMES.map(async (name) => {
      if ((await provider.getCode(addresses[name])) === "0x") return [`${name}: no code at ${addresses[name]}`];
      const { abi } = await artifacts.loadArtifact(name);
      const contract = new Contract(addresses[name], abi as InterfaceAbi, provider);
      return [
        ...(await checkGetters(name, contract, addresses, { ...given, deployer })),
        ...(await checkRoles(name, contract, addresses, fromBlock)),
      ];
    }),
  );
  if (problems.flat().length > 0) throw new DeploymentUnsafeError(problems.flat());
}

function fragmentsOf(contract: Contract): FunctionFragment[] {
  const fragments: FunctionFragment[] = [];
  contract.interface.forEachFunction((fragment) => fragments.push(fragment));
  return fragments;
}

async function checkGetters(
  name: ContractName,
  contract: Contract,
  addresses: ContractAddresses,
  people: GivenRights & { readonly deployer: string },
): Promise<string[]> {
  const getters = fragmentsOf(contract).filter((fragment) => isReading(fragment, "address"));
  const problems = await Promise.all(
    getters.map(async (getter) => {
      const expected = expectedOf(name, getter.name, addresses, people);
      const right = GIVEN.find((candidate) => candidate === getter.name);
      if (expected === undefined && right === undefined)
        return [`${name}.${getter.name}: the deployment does not say whose address this must be`];
      const actual = (await contract
        .getFunction(getter.name)
        .staticCall()
        .catch(() => "no answer")) as string;
      if (right !== undefined && actual === people.deployer) return [`${name}.${right}: it is the deployer ${actual}`];
      if (right !== undefined)
        return actual === people[right] ? [] : [`${name}.${right}: ${actual}, not ${people[right]}`];
      if (expected === undefined || expected.address === undefined) return [];
      return actual === expected.address ? [] : [`${name}.${getter.name}: ${actual}, not ${expected.what}`];
    }),
  );
  const hasDao = getters.some((getter) => getter.name === "dao");
  return hasDao || WITHOUT_DAO.includes(name) ? problems.flat() : [...problems.flat(), `${name}: has no dao()`];
}

/** The address that a getter must give, with words for it; an undefined one may be any. */
function expectedOf(
  name: ContractName,
  getter: string,
  addresses: ContractAddresses,
  { legacyToken }: GivenRights,
): { readonly address: string | undefined; readonly what: string } | undefined {
  if (getter === "legacy") return { address: legacyToken, what: `the original token at ${legacyToken}` };
  if (UNSET.includes(`${name}.${getter}`)) return { address: ZeroAddress, what: "nobody's yet" };
  const contract = EXPECTED[`${name}.${getter}`] ?? EXPECTED[getter];
  if (contract === undefined) return undefined;
  return { address: addresses[contract], what: `the ${contract} at ${addresses[contract]}` };
}

/** Who was given a role and has not lost it. */
async function holdersOf(contract: Contract, role: string, fromBlock: number): Promise<string[]> {
  const holders = new Set<string>();
  const changes = await Promise.all(
    ["RoleGranted", "RoleRevoked"].map((event) => contract.queryFilter(event, fromBlock)),
  );
  const inOrder = changes.flat().toSorted((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
  for (const change of inOrder) {
    if (!("args" in change) || change.args["role"] !== role) continue;
    const account = change.args["account"] as string;
    if (change.eventName === "RoleGranted") holders.add(account);
    else holders.delete(account);
  }
  return [...holders];
}

async function checkRoles(
  name: ContractName,
  contract: Contract,
  addresses: ContractAddresses,
  fromBlock: number,
): Promise<string[]> {
  const fragments = fragmentsOf(contract);
  if (!fragments.some((fragment) => fragment.name === "hasRole")) return [];
  const roles = fragments.filter((fragment) => isReading(fragment, "bytes32") && fragment.name.endsWith("_ROLE"));
  const problems = await Promise.all(
    roles.map(async ({ name: role }) => {
      const expected = ROLE_HOLDERS[role];
      if (expected === undefined) return [`${name}.${role}: the deployment does not say who has it`];
      const holders = await holdersOf(contract, (await contract.getFunction(role).staticCall()) as string, fromBlock);
      const strangers = holders.filter((holder) => holder !== addresses[expected]);
      return [
        ...strangers.map((stranger) => `${name}: ${stranger} has ${role}`),
        ...(holders.includes(addresses[expected]) ? [] : [`${name}: the ${expected} does not have ${role}`]),
      ];
    }),
  );
  return problems.flat();
}
