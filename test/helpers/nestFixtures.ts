import type { NetworkConnection } from "hardhat/types/network";

type Fixture = (connection: NetworkConnection) => Promise<unknown>;
type Restorer = Awaited<ReturnType<NetworkConnection["networkHelpers"]["takeSnapshot"]>>;

/** A state of the chain that can be gone back to, and what its fixture gave. */
type Taken = { readonly fixture: Fixture; readonly data: unknown; readonly restorer: Restorer };

/**
 * Makes `loadFixture` work inside fixtures, so that the many that begin with the whole deployment need not deploy anew. Hardhat's own
 * keeps snapshots that an inner one has made invalid.
 */
export function nestFixtures(connection: NetworkConnection): NetworkConnection {
  const { networkHelpers } = connection;
  // The oldest first: going back to one drops all that were taken after it.
  const taken: Taken[] = [];
  const load = async (fixture: Fixture): Promise<unknown> => {
    const at = taken.findIndex((one) => one.fixture === fixture);
    const found = taken[at];
    if (found !== undefined) {
      taken.length = at + 1;
      await found.restorer.restore();
      // What the run took until now does not pass on the chain.
      await networkHelpers.time.setNextBlockTimestamp((await networkHelpers.time.latest()) + 1);
      return found.data;
    }
    const data = await fixture(connection);
    taken.push({ fixture, data, restorer: await networkHelpers.takeSnapshot() });
    return data;
  };
  return Object.assign(connection, { networkHelpers: Object.assign(networkHelpers, { loadFixture: load }) });
}
