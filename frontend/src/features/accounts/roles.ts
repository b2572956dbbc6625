import type { PublicAccount } from "./profileQuery.ts";

/** What somebody can be in the network. */
export type Role =
  "buyer" | "supplier" | "machine" | "masternode" | "staker" | "delegate" | "holder" | "validator" | "contract";

type Known = Pick<
  PublicAccount,
  | "bought"
  | "sold"
  | "machineCount"
  | "machines"
  | "worker"
  | "masternode"
  | "stakes"
  | "delegate"
  | "locked"
  | "validator"
  | "contract"
>;

/** What an account is, by what it did; none where it did nothing yet. */
export function rolesOf(account: Known): readonly { readonly role: Role; readonly text: string }[] {
  const { bought, sold, machineCount, machines, worker, masternode, stakes, delegate, locked, validator } = account;
  const roles: { readonly role: Role; readonly text: string; readonly is: boolean }[] = [
    { role: "contract", text: `Contract ${account.contract}`, is: account.contract !== "" },
    { role: "buyer", text: "Buyer", is: bought.deals > 0 },
    { role: "supplier", text: "Supplier", is: machineCount > 0 || machines.length > 0 || (sold.deals > 0 && !worker) },
    { role: "machine", text: "Machine", is: worker },
    { role: "masternode", text: "Masternode", is: masternode !== undefined },
    { role: "staker", text: "Staker", is: stakes.length > 0 },
    { role: "holder", text: "Locks SNM for dividends", is: locked > 0n },
    { role: "delegate", text: "Delegate", is: delegate !== undefined },
    { role: "validator", text: "Validator", is: validator !== undefined },
  ];
  return roles.filter(({ is }) => is).map(({ role, text }) => ({ role, text }));
}
