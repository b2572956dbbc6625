import type { LinkProps } from "@tanstack/react-router";

import type { SearchHit } from "./SearchHit.ts";

/** Where a link leads. */
export type Target = Pick<LinkProps, "to" | "params" | "search">;

/** The page of what was found. */
export function hitLink({ kind, id }: Pick<SearchHit, "kind" | "id">): Target {
  switch (kind) {
    case "page":
      return { to: id as NonNullable<LinkProps["to"]> };
    case "account":
      return { to: "/accounts/$address", params: { address: id } };
    case "machine":
      return { to: "/machines/$address", params: { address: id } };
    case "masternode":
      return { to: "/masternodes/$owner", params: { owner: id } };
    case "deal":
      return { to: "/deals/$id", params: { id } };
    case "order":
      return { to: "/orders/$id", params: { id } };
    case "class":
      return { to: "/rewards/classes/$classId", params: { classId: id } };
    case "program":
      return { to: "/rewards/$id", params: { id } };
    case "proposal":
      return { to: "/dao/proposals/$number", params: { number: id } };
    case "work":
      return { to: "/dao/works/$id", params: { id } };
    case "feature":
      return { to: "/dao/roadmap" };
    case "report":
      return { to: "/reports/$sequence", params: { sequence: id } };
    case "transaction":
      return { to: "/tx/$hash", params: { hash: id } };
  }
}
