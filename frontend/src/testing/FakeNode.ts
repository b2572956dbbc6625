import { amendmentsAbi } from "@sonm/protocol/generated/Amendments.abi.ts";
import { charterAbi } from "@sonm/protocol/generated/Charter.abi.ts";
import { classBalancesAbi } from "@sonm/protocol/generated/ClassBalances.abi.ts";
import { directoryAbi } from "@sonm/protocol/generated/Directory.abi.ts";
import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { entryBrakeAbi } from "@sonm/protocol/generated/EntryBrake.abi.ts";
import { feeSplitterAbi } from "@sonm/protocol/generated/FeeSplitter.abi.ts";
import { dutyAbi } from "@sonm/protocol/generated/Duty.abi.ts";
import { guaranteesAbi } from "@sonm/protocol/generated/Guarantees.abi.ts";
import { hardwareAbi } from "@sonm/protocol/generated/Hardware.abi.ts";
import { legacySwapAbi } from "@sonm/protocol/generated/LegacySwap.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { programControllerAbi } from "@sonm/protocol/generated/ProgramController.abi.ts";
import { releasesAbi } from "@sonm/protocol/generated/Releases.abi.ts";
import { reportRegistryAbi } from "@sonm/protocol/generated/ReportRegistry.abi.ts";
import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { roadmapAbi } from "@sonm/protocol/generated/Roadmap.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { teamPoolAbi } from "@sonm/protocol/generated/TeamPool.abi.ts";
import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { workOrdersAbi } from "@sonm/protocol/generated/WorkOrders.abi.ts";
import { networks } from "@sonm/protocol/networks.ts";
import {
  type Abi,
  type Address,
  type Hex,
  type PrivateKeyAccount,
  decodeFunctionData,
  encodeFunctionResult,
  hexToBigInt,
  isAddressEqual,
  keccak256,
  numberToHex,
  pad,
  toHex,
} from "viem";

/** What a person's refusal looks like to the page. */
const REJECTION = { code: 4001, message: "User rejected the request." };

/** What every estimate says. */
export const GAS = 130_000n;

export const { contracts } = networks["31337"]!;

/** Where the original token is. */
export const LEGACY_TOKEN = pad("0x1e9ac7", { size: 20 });

const CONTRACTS: readonly { readonly name: string; readonly address: Address; readonly abi: Abi }[] = [
  { name: "Market", address: contracts.Market, abi: marketAbi },
  { name: "SNM", address: contracts.SNM, abi: snmAbi },
  { name: "Reports", address: contracts.Reports, abi: reportsAbi },
  { name: "Amendments", address: contracts.Amendments, abi: amendmentsAbi },
  { name: "Guarantees", address: contracts.Guarantees, abi: guaranteesAbi },
  { name: "Hardware", address: contracts.Hardware, abi: hardwareAbi },
  { name: "Dividends", address: contracts.Dividends, abi: dividendsAbi },
  { name: "FeeSplitter", address: contracts.FeeSplitter, abi: feeSplitterAbi },
  { name: "TeamPool", address: contracts.TeamPool, abi: teamPoolAbi },
  { name: "LegacySwap", address: contracts.LegacySwap, abi: legacySwapAbi },
  { name: "Legacy", address: LEGACY_TOKEN, abi: snmAbi },
  { name: "Masternodes", address: contracts.Masternodes, abi: masternodesAbi },
  { name: "Duty", address: contracts.Duty, abi: dutyAbi },
  { name: "RewardPrograms", address: contracts.RewardPrograms, abi: rewardProgramsAbi },
  { name: "ClassBalances", address: contracts.ClassBalances, abi: classBalancesAbi },
  { name: "ProgramController", address: contracts.ProgramController, abi: programControllerAbi },
  { name: "Treasury", address: contracts.Treasury, abi: treasuryAbi },
  { name: "SonmGovernor", address: contracts.SonmGovernor, abi: sonmGovernorAbi },
  { name: "EntryBrake", address: contracts.EntryBrake, abi: entryBrakeAbi },
  { name: "Roadmap", address: contracts.Roadmap, abi: roadmapAbi },
  { name: "WorkOrders", address: contracts.WorkOrders, abi: workOrdersAbi },
  { name: "ReportRegistry", address: contracts.ReportRegistry, abi: reportRegistryAbi },
  { name: "Releases", address: contracts.Releases, abi: releasesAbi },
  { name: "Charter", address: contracts.Charter, abi: charterAbi },
  { name: "Directory", address: contracts.Directory, abi: directoryAbi },
];

interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A call that the page sent; `to` is the contract's name. */
export interface SentCall {
  readonly to: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

/** What of the log is wanted. */
export interface LogFilter {
  readonly fromBlock: Hex;
  readonly topics: readonly (Hex | null)[];
}

/** An error as a node answers it. */
export class RpcFault extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: Hex,
  ) {
    super(message);
  }
}

/** Whether it calls a contract; without data it only sends coin. */
const isCall = <Request extends { data?: Hex }>(request: Request): request is Request & { data: Hex } =>
  request.data !== undefined && request.data !== "0x";

/**
 * A node for component tests: answers reads from a table, encoded as the real contracts would, takes transactions, and signs for one account as a wallet would. Stands where `fetch` is.
 */
export class FakeNode {
  /** What is read, by contract and function: `Market.fee`. A function makes it of the call's arguments. */
  readonly reads: Record<string, unknown>;
  /** What is simulated ends in this, if it is set. */
  simulationFault: RpcFault | undefined;
  /** Answers to a search of the log. */
  logs: (filter: LogFilter) => readonly unknown[] = () => [];
  /** What is known of a transaction; by default it is in the newest block. */
  transactions: (hash: Hex) => object | null = (hash) => ({
    ...{ hash, nonce: "0x1", from: this.#account.address, to: contracts.Market, input: "0x", value: "0x0" },
    ...{ blockNumber: "0x64", type: "0x2" },
  });
  /** Wei for a unit of gas; undefined for a node without fee data. */
  gasPrice: bigint | undefined;
  /** Code of contracts, by their addresses in lower case; all others have none. */
  codes: Readonly<Record<string, Hex>> = {};
  /** Of the chain's own coin, what every account has. */
  coin = 0n;
  /** The wallet refuses the next signature or transaction. */
  refuse = false;
  readonly sent: SentCall[] = [];
  /** The gas that each of them was sent with, beside its estimate. */
  readonly gasLimits: (bigint | undefined)[] = [];
  readonly signed: unknown[] = [];
  readonly #account: PrivateKeyAccount;
  readonly #now: number;

  constructor(account: PrivateKeyAccount, now: number, reads: Record<string, unknown>) {
    this.#account = account;
    this.#now = now;
    this.reads = reads;
  }

  readonly fetch: typeof fetch = async (_input, init) => {
    const body = JSON.parse(init?.body as string) as RpcRequest | RpcRequest[];
    const answers = Array.isArray(body)
      ? await Promise.all(body.map((request) => this.#answer(request)))
      : await this.#answer(body);
    return new Response(JSON.stringify(answers), { headers: { "Content-Type": "application/json" } });
  };

  async #answer({ id, method, params }: RpcRequest): Promise<unknown> {
    try {
      return { jsonrpc: "2.0", id, result: await this.#handle(method, params) };
    } catch (error) {
      const { code = -32603, message, data } = error as RpcFault;
      return { jsonrpc: "2.0", id, error: { code, message, ...(data === undefined ? {} : { data }) } };
    }
  }

  async #handle(method: string, params: readonly unknown[]): Promise<unknown> {
    switch (method) {
      case "eth_chainId":
        return numberToHex(31337);
      case "eth_blockNumber":
        return "0x64";
      case "eth_getBlockByNumber":
        return { number: "0x64", timestamp: numberToHex(this.#now), hash: keccak256("0x64"), transactions: [] };
      case "eth_getCode":
        return this.codes[(params[0] as Address).toLowerCase()] ?? "0x";
      case "eth_getBalance":
        return numberToHex(this.coin);
      case "eth_getLogs":
        return this.logs(params[0] as LogFilter);
      case "eth_gasPrice":
        if (this.gasPrice === undefined) throw new RpcFault(-32601, `${method} is not known here`);
        return numberToHex(this.gasPrice);
      case "eth_estimateGas":
        return numberToHex(GAS);
      case "eth_call":
        return this.#call(params[0] as { to: Address; data: Hex });
      case "eth_signTypedData_v4":
        this.#maybeRefuse();
        return this.#sign(params[1] as string);
      case "eth_sendTransaction":
        this.#maybeRefuse();
        return this.#send(params[0] as { to: Address; data: Hex; gas?: Hex });
      case "eth_getTransactionByHash":
        return this.transactions(params[0] as Hex);
      case "eth_getTransactionReceipt":
        return {
          ...{ transactionHash: params[0], status: "0x1", blockNumber: "0x64", logs: [], type: "0x2" },
          ...{ gasUsed: numberToHex(GAS), effectiveGasPrice: "0x1" },
        };
      case "eth_getTransactionCount":
        return "0x1";
      default:
        throw new RpcFault(-32601, `${method} is not known here`);
    }
  }

  #maybeRefuse(): void {
    if (!this.refuse) return;
    this.refuse = false;
    throw new RpcFault(REJECTION.code, REJECTION.message);
  }

  #decode({ to, data }: { to: Address; data: Hex }) {
    const contract = CONTRACTS.find(({ address }) => isAddressEqual(address, to));
    if (contract === undefined) throw new RpcFault(-32000, `nothing is deployed at ${to}`);
    const { functionName, args = [] } = decodeFunctionData({ abi: contract.abi, data });
    return { ...contract, functionName, args };
  }

  #call(request: { to: Address; data?: Hex }): Hex {
    if (!isCall(request)) return "0x";
    const { name, abi, functionName, args } = this.#decode(request);
    const given = this.reads[`${name}.${functionName}`];
    const read: unknown =
      typeof given === "function" ? (given as (...args: readonly unknown[]) => unknown)(...args) : given;
    if (read !== undefined) return encodeFunctionResult({ abi, functionName, result: read });
    if (this.simulationFault !== undefined) throw this.simulationFault;
    return "0x";
  }

  #sign(text: string): Promise<Hex> {
    const message = JSON.parse(text) as Parameters<PrivateKeyAccount["signTypedData"]>[0];
    this.signed.push(message);
    return this.#account.signTypedData(message);
  }

  #send(request: { to: Address; data?: Hex; value?: Hex; gas?: Hex }): Hex {
    if (isCall(request)) {
      const { name, functionName, args } = this.#decode(request);
      this.sent.push({ to: name, functionName, args });
    } else this.sent.push({ to: request.to, functionName: "", args: [hexToBigInt(request.value ?? "0x0")] });
    this.gasLimits.push(request.gas === undefined ? undefined : hexToBigInt(request.gas));
    return keccak256(toHex(`${this.sent.length}`));
  }
}
