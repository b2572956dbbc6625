/** How many wallets announce themselves (EIP-6963) when asked. They answer at once. */
export function announcedWallets(target: Window): number {
  let count = 0;
  const listen = () => {
    count += 1;
  };
  target.addEventListener("eip6963:announceProvider", listen);
  target.dispatchEvent(new Event("eip6963:requestProvider"));
  target.removeEventListener("eip6963:announceProvider", listen);
  return count;
}
