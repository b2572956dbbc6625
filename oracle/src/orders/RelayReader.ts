import type { RelaySide } from "@sonm/protocol/relay.ts";

import type { ReadPage, RelayClient } from "./RelayClient.ts";

/** Orders asked for at one time. */
const PAGE = 100;

/**
 * Reads what is new on one relay: from where the last reading came to its end. The last page that was not full is read
 * again, so whoever takes the orders must bear one twice. A relay that lost its orders is read from its beginning.
 */
export class RelayReader {
  readonly #client: Pick<RelayClient, "page">;
  readonly #side: RelaySide | undefined;
  #after: string | undefined;

  /** @param side which orders; both where undefined */
  constructor(client: Pick<RelayClient, "page">, side?: RelaySide) {
    this.#client = client;
    this.#side = side;
  }

  /**
   * Hands the new orders over, page by page.
   *
   * @param take takes one page, and says whether to go on; the page counts as read either way
   * @param mostPages after which it stops: a relay can answer without end
   * @throws what the client and `take` throw; the page is read again then
   */
  async read(take: (page: ReadPage) => Promise<boolean>, mostPages: number): Promise<void> {
    for (let pages = 0; pages < mostPages; pages += 1) {
      const query = this.#side === undefined ? {} : { side: this.#side };
      const page = await this.#client.page({ ...query, after: this.#after, limit: PAGE });
      const goOn = await take(page);
      if (page.next === undefined) {
        if (page.orders.length === 0) this.#after = undefined;
        return;
      }
      this.#after = page.next;
      if (!goOn) return;
    }
  }
}
