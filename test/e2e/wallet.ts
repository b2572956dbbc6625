import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";
import { JsonRpcProvider, type TransactionRequest, type TypedDataDomain, type TypedDataField, Wallet } from "ethers";

// A wallet for browser tests. Keys stay in Node; the page gets an EIP-1193 provider that asks it. It does what MetaMask does
// where the page could notice: permissions, typed data bound to the active chain, refusals, unknown chains, events, a lock.

/** EIP-1193 error codes. */
const REJECTED = 4001;
const UNAUTHORIZED = 4100;
const UNSUPPORTED = 4200;
const CHAIN_UNKNOWN = 4902;

/** How the wallet shows itself and where it sends. */
export interface TestWalletOptions {
  readonly rpcUrl: string;
  readonly chainId: number;
  readonly privateKeys: readonly [string, ...string[]];
  /** Reverse domain name under which it announces itself (EIP-6963). */
  readonly rdns?: string;
  readonly name?: string;
  /** Sets `window.ethereum` too, or alone. */
  readonly legacy?: "no" | "also" | "only";
}

/** One request of the page. */
export interface WalletRequest {
  readonly method: string;
  readonly params: readonly unknown[];
}

type Answer = { ok: unknown } | { error: { code: number; message: string; data?: unknown } };

/** What the page's window has, as far as the wallet uses it. */
interface PageGlobals {
  readonly __walletRequest: (request: { method: string; params: unknown[] }) => Promise<Answer>;
  __testWallet?: { readonly emit: (event: string, detail: unknown) => void };
  ethereum?: unknown;
  readonly addEventListener: (event: string, listener: () => void) => void;
  readonly dispatchEvent: (event: Event) => boolean;
}

class WalletError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

/** A wallet that a test controls. */
export class TestWallet {
  /** Every request, in order: lets a test say "one signature and one transaction, no approval". */
  readonly log: WalletRequest[] = [];
  readonly #page: Page;
  readonly #options: TestWalletOptions;
  readonly #provider: JsonRpcProvider;
  readonly #wallets: readonly Wallet[];
  readonly #known: Set<number>;
  readonly #refusals = new Map<string, number>();
  readonly #gates = new Map<string, Promise<void>>();
  readonly #meanwhile = new Map<string, () => void>();
  #active = 0;
  #chainId: number;
  #connected = false;

  private constructor(page: Page, options: TestWalletOptions) {
    this.#page = page;
    this.#options = options;
    this.#provider = new JsonRpcProvider(options.rpcUrl, options.chainId, {
      staticNetwork: true,
      pollingInterval: 200,
      // A block may come between two transactions however soon they follow each other: no nonce is remembered.
      cacheTimeout: -1,
    });
    this.#wallets = options.privateKeys.map((key) => new Wallet(key, this.#provider));
    this.#chainId = options.chainId;
    this.#known = new Set([options.chainId]);
  }

  /** Puts a wallet into a page. Call it before the page is opened. */
  static async install(page: Page, options: TestWalletOptions): Promise<TestWallet> {
    const wallet = new TestWallet(page, options);
    await page.exposeBinding("__walletRequest", (_source, request: WalletRequest) => wallet.#answer(request));
    await page.addInitScript(announce, {
      name: options.name ?? "Test Wallet",
      rdns: options.rdns ?? "network.sonm.test",
      legacy: options.legacy ?? "no",
      uuid: randomUUID(),
    });
    return wallet;
  }

  get address(): string {
    return this.#wallet.address;
  }

  /** How often a method was asked. */
  count(method: string): number {
    return this.log.filter((request) => request.method === method).length;
  }

  /** The next request of this method is declined by the person, as often as said. */
  refuseNext(method: string, times = 1): void {
    this.#refusals.set(method, times);
  }

  /** Requests of this method wait, as for a person who thinks, until the returned function is called. */
  hold(method: string): () => void {
    let open: () => void = () => undefined;
    this.#gates.set(
      method,
      new Promise((resolve) => {
        open = () => {
          this.#gates.delete(method);
          resolve();
        };
      }),
    );
    return open;
  }

  /** What happens once the wallet has done the next request of this method, and before the page hears of it. */
  meanwhile(method: string, happens: () => void): void {
    this.#meanwhile.set(method, happens);
  }

  /** The person switches to another of the keys. */
  async switchAccount(index: number): Promise<void> {
    this.#active = index;
    await this.#emit("accountsChanged", [this.address]);
  }

  /** The person switches the chain in the wallet. */
  async switchChain(chainId: number): Promise<void> {
    this.#known.add(chainId);
    this.#chainId = chainId;
    await this.#emit("chainChanged", hex(chainId));
  }

  /** The wallet forgets the page. */
  async lock(): Promise<void> {
    this.#connected = false;
    await this.#emit("accountsChanged", []);
  }

  get #wallet(): Wallet {
    const wallet = this.#wallets[this.#active];
    if (wallet === undefined) throw new Error(`The wallet has no account ${this.#active}.`);
    return wallet;
  }

  /** The `data` of an error is carried over: the page decodes custom errors from it. */
  async #answer(request: WalletRequest): Promise<Answer> {
    this.log.push(request);
    try {
      await this.#gates.get(request.method);
      const refusals = this.#refusals.get(request.method) ?? 0;
      if (refusals > 0) {
        this.#refusals.set(request.method, refusals - 1);
        throw new WalletError(REJECTED, "User rejected the request.");
      }
      const ok = (await this.#handle(request)) ?? null;
      this.#meanwhile.get(request.method)?.();
      this.#meanwhile.delete(request.method);
      return { ok };
    } catch (error) {
      const { code, message, data, info } = error as {
        code?: unknown;
        message: string;
        data?: unknown;
        info?: { error?: { code?: number; message?: string; data?: unknown } };
      };
      const inner = info?.error;
      return {
        error: {
          code: typeof code === "number" ? code : (inner?.code ?? -32603),
          message: inner?.message ?? message,
          data: inner?.data ?? data,
        },
      };
    }
  }

  async #handle({ method, params }: WalletRequest): Promise<unknown> {
    switch (method) {
      case "eth_requestAccounts":
        this.#connected = true;
        return [this.address];
      case "eth_accounts":
        return this.#connected ? [this.address] : [];
      case "wallet_requestPermissions":
        this.#connected = true;
        return [{ parentCapability: "eth_accounts" }];
      case "wallet_revokePermissions":
        this.#connected = false;
        return null;
      case "wallet_getPermissions":
        return this.#connected ? [{ parentCapability: "eth_accounts" }] : [];
      case "eth_chainId":
        return hex(this.#chainId);
      case "wallet_switchEthereumChain":
        return this.#switch(Number((params[0] as { chainId: string }).chainId));
      case "wallet_addEthereumChain":
        this.#known.add(Number((params[0] as { chainId: string }).chainId));
        return this.#switch(Number((params[0] as { chainId: string }).chainId));
      case "eth_signTypedData_v4":
        return this.#signTypedData(params as readonly [string, string]);
      case "personal_sign":
        this.#authorize((params as readonly [string, string])[1]);
        return this.#wallet.signMessage(Buffer.from((params[0] as string).slice(2), "hex"));
      case "eth_sendTransaction":
        return this.#send(params[0] as Record<string, string>);
      default:
        if (method.startsWith("wallet_")) throw new WalletError(UNSUPPORTED, `${method} is not supported.`);
        return this.#provider.send(method, [...params]);
    }
  }

  #authorize(address: string | undefined): void {
    if (!this.#connected || address?.toLowerCase() !== this.address.toLowerCase())
      throw new WalletError(UNAUTHORIZED, "The account is not authorised for this page.");
  }

  async #switch(chainId: number): Promise<null> {
    if (!this.#known.has(chainId)) throw new WalletError(CHAIN_UNKNOWN, `Chain ${chainId} is not known. Add it first.`);
    await this.switchChain(chainId);
    return null;
  }

  async #signTypedData([address, text]: readonly [string, string]): Promise<string> {
    this.#authorize(address);
    const { domain, types, message } = JSON.parse(text) as {
      domain: TypedDataDomain;
      types: Record<string, TypedDataField[]>;
      message: Record<string, unknown>;
    };
    if (Number(domain.chainId) !== this.#chainId)
      throw new WalletError(
        -32603,
        `Provided chainId "${domain.chainId}" must match the active chainId "${this.#chainId}"`,
      );
    const { EIP712Domain: _domain, ...others } = types;
    return this.#wallet.signTypedData(domain, others, message);
  }

  async #send(request: Record<string, string>): Promise<string> {
    this.#authorize(request["from"]);
    if (this.#chainId !== this.#options.chainId)
      throw new WalletError(-32603, `The wallet is on chain ${this.#chainId}, where nothing of this test runs.`);
    const { gas, ...rest } = request;
    const transaction: TransactionRequest = { ...rest, ...(gas === undefined ? {} : { gasLimit: gas }) };
    return (await this.#wallet.sendTransaction(transaction)).hash;
  }

  async #emit(event: string, value: unknown): Promise<void> {
    await this.#page.evaluate(
      ([name, detail]) => {
        (globalThis as unknown as PageGlobals).__testWallet?.emit(name as string, detail);
      },
      [event, value],
    );
  }
}

/** Runs in the page: makes the provider and shows it. */
function announce(options: { name: string; rdns: string; legacy: "no" | "also" | "only"; uuid: string }): void {
  type Listener = (detail: unknown) => void;
  const page = globalThis as unknown as PageGlobals;
  const listeners: Record<string, Set<Listener>> = {};
  const provider = {
    request: async ({ method, params = [] }: { method: string; params?: unknown[] }) => {
      const answer = await page.__walletRequest({ method, params });
      if ("error" in answer) throw Object.assign(new Error(answer.error.message), answer.error);
      return answer.ok;
    },
    on(event: string, listener: Listener) {
      (listeners[event] ??= new Set()).add(listener);
      return provider;
    },
    removeListener(event: string, listener: Listener) {
      listeners[event]?.delete(listener);
      return provider;
    },
  };
  page.__testWallet = {
    emit: (event: string, detail: unknown) => listeners[event]?.forEach((listener) => listener(detail)),
  };
  if (options.legacy !== "no") page.ethereum = provider;
  if (options.legacy === "only") return;
  const icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' fill='%23475569'/%3E%3C/svg%3E";
  const { name, rdns, uuid } = options;
  const detail = Object.freeze({ info: Object.freeze({ uuid, name, icon, rdns }), provider });
  const say = () => page.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  page.addEventListener("eip6963:requestProvider", say);
  say();
}
