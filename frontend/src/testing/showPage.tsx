import { type LocalRole, localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { privateKeyToAccount } from "viem/accounts";
import { vi } from "vitest";
import { connect } from "wagmi/actions";

import type { Indexer } from "../indexer/Indexer.ts";
import { FakeNode } from "./FakeNode.ts";
import { TestPage, testWagmi } from "./TestPage.tsx";

interface Surroundings {
  /** Unix seconds. */
  readonly now: number;
  /** Who is at the page; nobody where it is undefined. */
  readonly role?: LocalRole | undefined;
  /** See `FakeNode.reads`. */
  readonly reads?: Record<string, unknown>;
  readonly indexer?: Indexer;
  /** Is done with the node before anything is shown. */
  readonly prepare?: (node: FakeNode) => void;
}

/** Shows something with a node, a wallet and an index around it. */
export async function showPage(content: ReactNode, surroundings: Surroundings): Promise<FakeNode> {
  const { now, role, reads = {}, indexer, prepare } = surroundings;
  localStorage.clear();
  const account = privateKeyToAccount(localAccounts[role ?? "buyer"].privateKey);
  const node = new FakeNode(account, now, reads);
  prepare?.(node);
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(account.address);
  if (role !== undefined) await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={now} {...(indexer === undefined ? {} : { indexer })}>
      {content}
    </TestPage>,
  );
  return node;
}
