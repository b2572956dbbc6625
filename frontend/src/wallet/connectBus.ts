/**
 * Lets any "Connect" button open the dialog for connecting, which lives in the header and may not be loaded yet. A request
 * that comes before anybody listens is kept.
 */
class ConnectBus {
  #wanted = false;
  readonly #listeners = new Set<() => void>();

  readonly open = (): void => {
    this.#set(true);
  };

  readonly close = (): void => {
    this.#set(false);
  };

  readonly isOpen = (): boolean => this.#wanted;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(wanted: boolean): void {
    this.#wanted = wanted;
    for (const listener of this.#listeners) listener();
  }
}

/** The one bus of the page. */
export const connectBus = new ConnectBus();
