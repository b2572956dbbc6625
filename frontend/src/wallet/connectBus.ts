/**
 * Lets any "Connect" button open the dialog for connecting, which lives in the header and may not be loaded yet. A request
 * that comes before anybody listens is kept.
 */
class ConnectBus {
  #wanted = false;
  #opened = false;
  #opener: Element | null = null;
  readonly #listeners = new Set<() => void>();

  readonly open = (): void => {
    this.#opener = document.activeElement;
    this.#set(true);
  };

  readonly close = (): void => {
    this.#set(false);
  };

  readonly isOpen = (): boolean => this.#wanted;

  /** Whether it was ever opened: from then on the dialog is loaded. */
  readonly wasOpened = (): boolean => this.#opened;

  /** Gives the focus back to what it was on when the dialog was opened. */
  readonly giveFocusBack = (): void => {
    if (this.#opener instanceof HTMLElement) this.#opener.focus();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(wanted: boolean): void {
    this.#wanted = wanted;
    this.#opened ||= wanted;
    for (const listener of this.#listeners) listener();
  }
}

/** The one bus of the page. */
export const connectBus = new ConnectBus();
