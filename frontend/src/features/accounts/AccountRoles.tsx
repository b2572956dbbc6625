import { Link, type LinkProps } from "@tanstack/react-router";
import type { Address } from "viem";

import { Badge } from "../../ui/Badge.tsx";
import type { PublicAccount } from "./profileQuery.ts";
import { type Role, rolesOf } from "./roles.ts";

/** Where more is told of somebody in a role. */
function pageOf(role: Role, address: Address): Pick<LinkProps, "to" | "params"> | undefined {
  switch (role) {
    case "machine":
      return { to: "/machines/$address", params: { address } };
    case "masternode":
      return { to: "/masternodes/$owner", params: { owner: address } };
    case "delegate":
      return { to: "/dao/delegates/$address", params: { address } };
    case "validator":
      return { to: "/validators" };
    case "contract":
      return { to: "/dao/directory" };
    default:
      return undefined;
  }
}

/** What an account is in the network, each with the page that tells more. */
export function AccountRoles({ address, account }: { readonly address: Address; readonly account: PublicAccount }) {
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label="Roles" data-testid="account-roles">
      {rolesOf(account).map(({ role, text }) => {
        const page = pageOf(role, address);
        return (
          <li key={role} data-role={role}>
            {page === undefined ? (
              <Badge>{text}</Badge>
            ) : (
              <Link {...page} className="group">
                <Badge tone="accent" className="group-hover:underline">
                  {text}
                </Badge>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
