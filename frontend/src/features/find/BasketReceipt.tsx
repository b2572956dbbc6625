import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleCheck } from "lucide-react";
import { parseEventLogs } from "viem";
import { getTransactionReceipt } from "viem/actions";
import { useConfig } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Offer } from "../../indexer/offer.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import type { TransactionRecord } from "../../tx/TransactionRecord.ts";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

interface BasketReceiptProps {
  readonly offers: readonly Offer[];
  readonly record: TransactionRecord;
  readonly onClose: () => void;
}

/** What buying a basket ended in: every deal that the transaction opened, as the chain says. */
export function BasketReceipt({ offers, record, onClose }: BasketReceiptProps) {
  const config = useConfig();
  const { chainId } = useRuntimeConfig();
  const { data: deals } = useQuery({
    queryKey: ["opened-deals", chainId, record.hash],
    queryFn: async () => {
      const { logs } = await getTransactionReceipt(config.getClient({ chainId }), { hash: record.hash });
      return parseEventLogs({ abi: marketAbi, eventName: "DealOpened", logs }).map(({ args }) => args);
    },
    staleTime: Infinity,
  });
  const offerOf = (supplier: string): Offer | undefined =>
    offers.find((offer) => offer.supplier.toLowerCase() === supplier.toLowerCase());
  return (
    <Sheet
      open
      onClose={onClose}
      testId="basket-receipt"
      title={offers.length === 1 ? "The machine is yours" : "The machines are yours"}
      description="Each has a deal of its own, paid by the second from now on, until you close it or it ends."
      footer={
        <div className="flex gap-2">
          <Button className="flex-1" onClick={onClose}>
            Back to the task
          </Button>
          <Button kind="primary" className="flex-1" asChild>
            <Link to="/deals">See all deals</Link>
          </Button>
        </div>
      }
    >
      <span className="mb-4 grid size-12 place-items-center rounded-full bg-good-soft text-good">
        <CircleCheck aria-hidden className="size-6" />
      </span>
      <Facts className="border-y">
        {deals === undefined && (
          <Fact name="Deals">
            <Skeleton className="w-24" />
          </Fact>
        )}
        {deals?.map(({ id, supplier, terms }) => (
          <Fact
            key={id}
            name={offerOf(supplier)?.attestation?.cpuModel || shortAddress(supplier)}
            hint={`${formatUsdPerHour(terms.price)} per hour`}
          >
            <Link
              to="/deals/$id"
              params={{ id }}
              data-testid="basket-receipt-deal"
              className="font-mono text-xs text-accent underline"
            >
              {shortAddress(id)}
            </Link>
          </Fact>
        ))}
        <Fact name="Transaction">
          <TransactionLink hash={record.hash} />
        </Fact>
      </Facts>
    </Sheet>
  );
}
