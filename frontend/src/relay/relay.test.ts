import { networks } from "@sonm/protocol/networks.ts";
import type { RelayedOrder } from "@sonm/protocol/relay.ts";
import { createClient, custom } from "viem";
import { afterEach, describe, expect, it, vi } from "vitest";

import { LOOPBACK } from "../config/contentSecurityPolicy.ts";
import { connectionSources } from "../config/narrowConnections.ts";
import { parseRuntimeConfig } from "../config/parseRuntimeConfig.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import { contracts } from "../testing/FakeNode.ts";
import { sampleOffer } from "../testing/sampleOffer.ts";
import { signedOrder } from "../testing/signedOrder.ts";
import { fetchRelayed, fetchRelayedOrder } from "./fetchRelayed.ts";
import { fetchOrderLives } from "./orderLife.ts";
import { postOrder } from "./postOrder.ts";
import { relayBases } from "./relayBases.ts";

const ONE = "http://127.0.0.1:7101/";
const TWO = "http://127.0.0.1:7102/";
const DOWN = "http://127.0.0.1:7103/";

/** A chain without contract wallets. */
const client = createClient({ transport: custom({ request: () => Promise.resolve("0x") }) });
const surroundings = { client, chainId: 31337, market: contracts.Market };

type Answer = (url: URL, init: RequestInit | undefined) => Response;

/** Relays by their base URL; others do not answer. */
function relays(answers: Record<string, Answer>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (input: URL, init?: RequestInit) => {
    asked.push(input.href);
    const answer = Object.entries(answers).find(([base]) => input.href.startsWith(base))?.[1];
    if (answer === undefined) throw new TypeError("Failed to fetch");
    return answer(input, init);
  });
  return asked;
}

const page = (orders: readonly unknown[], next: string | null = null) => Response.json({ orders, next });
const refusal = (status: number, error: string, message: string) => Response.json({ error, message }, { status });

afterEach(() => vi.unstubAllGlobals());

describe("orders of relays", () => {
  it("come from every relay that answers, each once, page by page", async () => {
    const [first, second, third] = [await signedOrder(1), await signedOrder(2), await signedOrder(3)];
    const asked = relays({
      [ONE]: (url) => (url.searchParams.get("after") === "5" ? page([second]) : page([first], "5")),
      [TWO]: () => page([second, third]),
    });
    const found = await fetchRelayed(surroundings, [ONE, TWO, DOWN], { side: "ASK" });
    expect(found.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    expect(asked.filter((url) => url.startsWith(ONE))).toHaveLength(2);
  });

  it("are dropped where anything about them is not the author's", async () => {
    const good = await signedOrder(1);
    const bad: readonly unknown[] = [
      { ...good, id: `0x${"ab".repeat(32)}` },
      { ...good, order: { ...good.order, price: "1" } },
      { ...good, signature: `0x${"11".repeat(64)}1b` },
      { ...good, order: { ...good.order, colour: "red" } },
      { ...good, order: { ...good.order, price: 1 } },
      { ...good, order: { ...good.order, benchmarks: ["1"] } },
      null,
      "order",
    ];
    relays({ [ONE]: () => page([...bad, good]) });
    expect((await fetchRelayed(surroundings, [ONE], {})).map(({ id }) => id)).toEqual([good.id]);
  });

  it("are left out where they are known, which is asked once, and not of what is no id", async () => {
    const [first, second] = [await signedOrder(1), await signedOrder(2)];
    relays({ [ONE]: () => page([first, second, { id: "0xabc" }, null]), [TWO]: () => page([second]) });
    const known = vi.fn(() => Promise.resolve(new Set([first.id])));
    const found = await fetchRelayed(surroundings, [ONE, TWO], {}, undefined, known);
    expect(found.map(({ id }) => id)).toEqual([second.id]);
    expect(known.mock.calls).toEqual([[[first.id, second.id]]]);
  });

  it("are dropped where they are not what was asked for", async () => {
    const order = await signedOrder(1);
    relays({ [ONE]: () => page([order]) });
    expect(await fetchRelayed(surroundings, [ONE], { side: "BID" })).toEqual([]);
    expect(await fetchRelayed(surroundings, [ONE], { author: `0x${"1".repeat(40)}` })).toEqual([]);
  });

  it("are read no further than a few pages of a relay that never ends", async () => {
    const order = await signedOrder(1);
    const asked = relays({ [ONE]: () => page([order], "1") });
    await fetchRelayed(surroundings, [ONE], {});
    expect(asked).toHaveLength(4);
  });

  it("make the chain be asked only so often", async () => {
    let asked = 0;
    const counting = createClient({
      transport: custom({
        request: () => {
          asked += 1;
          return Promise.resolve("0x");
        },
      }),
    });
    const unsigned = await Promise.all(
      Array.from({ length: 80 }, async (_, at) => ({
        ...(await signedOrder(at)),
        signature: `0x${"11".repeat(64)}1b`,
      })),
    );
    relays({ [ONE]: () => page(unsigned) });
    expect(await fetchRelayed({ ...surroundings, client: counting }, [ONE], {})).toEqual([]);
    expect(asked).toBeLessThanOrEqual(50);
  });

  it("fail only where no relay answers, or answers what makes no sense", async () => {
    relays({ [TWO]: () => new Response("<html>") });
    await expect(fetchRelayed(surroundings, [DOWN, TWO], {})).rejects.toThrow("No relay answers.");
    expect(await fetchRelayed(surroundings, [], {})).toEqual([]);
  });

  it("are found by id, whichever relay has them", async () => {
    const order = await signedOrder(1);
    relays({ [ONE]: () => Response.json(null), [TWO]: () => Response.json(order) });
    expect((await fetchRelayedOrder(surroundings, [DOWN, ONE, TWO], order.id))?.id).toBe(order.id);
    relays({ [ONE]: () => Response.json(order) });
    expect(await fetchRelayedOrder(surroundings, [ONE], `0x${"ab".repeat(32)}`)).toBeUndefined();
  });
});

describe("posting an order", () => {
  const { fields } = sampleOffer(1);

  it("goes to the first relay that takes it", async () => {
    const bodies: RelayedOrder[] = [];
    relays({
      [ONE]: () => refusal(503, "full", "Full."),
      [TWO]: (_url, init) => {
        bodies.push(JSON.parse(init?.body as string) as RelayedOrder);
        return Response.json({ id: "0x" }, { status: 201 });
      },
    });
    const passed = vi.fn();
    await postOrder([DOWN, ONE, TWO], fields, "0x1234", passed);
    expect(passed.mock.calls).toMatchObject([[{ code: "unreachable" }], [{ code: "full" }]]);
    expect(bodies).toMatchObject([{ order: { side: "ASK", price: "100000000000000" }, signature: "0x1234" }]);
  });

  it("ends with the relay's own words where the order itself is refused", async () => {
    const asked = relays({ [ONE]: () => refusal(422, "uncovered", "Deposit 3 SNM."), [TWO]: () => page([]) });
    await expect(postOrder([ONE, TWO], fields, "0x")).rejects.toMatchObject({
      code: "uncovered",
      message: "Deposit 3 SNM.",
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [{}, "unreachable"],
    [{ [DOWN]: () => refusal(500, "internal", "Oops.") }, "unclear"],
  ])("says that no relay took it", async (answers: Record<string, Answer>, code) => {
    relays(answers);
    await expect(postOrder([DOWN], fields, "0x")).rejects.toMatchObject({ code });
  });
});

it("tells the end of orders that the index never saw, by nonce, epoch and deal", async () => {
  const orders = [1, 2, 3, 4].map((number) => sampleOffer(number, number === 3 ? { epoch: 1 } : {}));
  const author = orders[0]!.fields.author.toLowerCase();
  const index: Indexer = {
    request: () =>
      Promise.resolve({
        orderNonces: [{ id: `${author}${"0".repeat(63)}2`, cancelledAt: "5" }],
        accounts: [{ id: author, askEpoch: "0", bidEpoch: "9" }],
        asks: [{ id: "0xdea1", ask: orders[3]!.id }],
        bids: [],
      } as never),
  };
  const lives = await fetchOrderLives(index, orders);
  expect(orders.map(({ id }) => lives.get(id)?.state)).toEqual(["ACTIVE", "CANCELLED", "PENDING", "FILLED"]);
  expect(lives.get(orders[3]!.id)?.deal).toBe("0xdea1");
});

describe("which relays are asked", () => {
  const index: Indexer = {
    request: () =>
      Promise.resolve({
        masternodes: [{ endpoint: "http://127.0.0.1:7101" }, { endpoint: "https://far.example" }, { endpoint: "?" }],
      } as never),
  };

  it("those of the configuration, else on the local network those of the index", async () => {
    expect(await relayBases({ relays: [TWO], local: true }, index)).toEqual([TWO]);
    expect(await relayBases({ relays: undefined, local: true }, index)).toEqual([ONE]);
    expect(await relayBases({ relays: undefined, local: false }, index)).toEqual([]);
  });

  it("and the page can reach no others, but what runs on the reader's own computer beside a local network", () => {
    const parse = (source: object) => parseRuntimeConfig(source, networks, "http://127.0.0.1/");
    expect(connectionSources(parse({ relays: [TWO] }))).toEqual([
      "http://127.0.0.1:8545",
      "http://127.0.0.1:8000",
      "http://127.0.0.1:7102",
      ...LOOPBACK,
    ]);
    const far = { chainId: 7, rpcUrl: "https://rpc.example", graphqlUrl: "https://graph.example", contracts };
    expect(connectionSources(parse(far))).toEqual(["https://rpc.example", "https://graph.example"]);
  });
});
