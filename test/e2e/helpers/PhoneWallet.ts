import { SignClient } from "@walletconnect/sign-client";
import { JsonRpcProvider, Wallet } from "ethers";

/** Any: the relay of the tests asks for none. */
export const PROJECT_ID = "0123456789abcdef0123456789abcdef";

type Client = Awaited<ReturnType<typeof SignClient.init>>;

const METHODS = ["eth_sendTransaction", "eth_signTypedData_v4", "personal_sign"];
const EVENTS = ["chainChanged", "accountsChanged"];

/** A wallet on another device: WalletConnect's own client for wallets, and a key that accepts what it is asked. */
export class PhoneWallet {
  /** Methods that it was asked for. */
  readonly log: string[] = [];
  readonly #client: Client;
  readonly #provider: JsonRpcProvider;
  readonly #wallet: Wallet;

  private constructor(client: Client, rpcUrl: string, chainId: number, privateKey: string) {
    this.#client = client;
    this.#provider = new JsonRpcProvider(rpcUrl, chainId, { staticNetwork: true, cacheTimeout: -1 });
    this.#wallet = new Wallet(privateKey, this.#provider);
    client.on("session_proposal", ({ id }) => {
      const accounts = [`eip155:${chainId}:${this.#wallet.address}`];
      void client.approve({ id, namespaces: { eip155: { accounts, methods: METHODS, events: EVENTS } } });
    });
    client.on("session_request", ({ topic, id, params: { request } }) => {
      const { method, params } = request as { method: string; params: readonly unknown[] };
      this.log.push(method);
      void this.#answer(method, params).then((result) =>
        client.respond({ topic, response: { id, jsonrpc: "2.0", result } }),
      );
    });
  }

  static async start(relayUrl: string, rpcUrl: string, chainId: number, privateKey: string): Promise<PhoneWallet> {
    const client = await SignClient.init({
      projectId: PROJECT_ID,
      relayUrl,
      logger: "silent",
      telemetryEnabled: false,
      storageOptions: { database: ":memory:" },
      metadata: { name: "Test phone", description: "A wallet of the tests", url: "https://phone.test", icons: [] },
    });
    return new PhoneWallet(client, rpcUrl, chainId, privateKey);
  }

  get address(): string {
    return this.#wallet.address;
  }

  /** Scans the code. */
  async scan(uri: string): Promise<void> {
    await this.#client.pair({ uri });
  }

  async stop(): Promise<void> {
    this.#provider.destroy();
    await this.#client.core.relayer.transportClose();
  }

  async #answer(method: string, [request]: readonly unknown[]): Promise<string> {
    if (method !== "eth_sendTransaction") throw new Error(`The phone does not know ${method}.`);
    const { gas, ...rest } = request as { gas?: string };
    return (await this.#wallet.sendTransaction({ ...rest, ...(gas === undefined ? {} : { gasLimit: gas }) })).hash;
  }
}
