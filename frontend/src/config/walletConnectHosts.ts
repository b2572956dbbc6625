/**
 * Hosts of WalletConnect, which the page may reach only where the server names a project there.
 *
 * - `relay`: carries the encrypted messages between page and phone
 * - `verify`: its frame attests this page's address to the wallet
 */
export const WALLET_CONNECT = {
  relay: "wss://relay.walletconnect.org",
  verify: "https://verify.walletconnect.org",
} as const;
