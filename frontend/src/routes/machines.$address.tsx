import { createFileRoute, notFound, useNavigate } from "@tanstack/react-router";
import { type Address, isAddress } from "viem";

import { DealList } from "../features/deals/DealList.tsx";
import { MachinePage } from "../features/machines/MachinePage.tsx";
import { OfferList } from "../features/market/book/OfferList.tsx";
import { type MarketSearch, readMarketSearch } from "../features/market/book/search.ts";
import { BuyPanel } from "../features/market/buy/BuyPanel.tsx";

/** The order under review, as on the market page. */
type MachineSearch = Pick<MarketSearch, "buy">;

export const Route = createFileRoute("/machines/$address")({
  validateSearch: (source: Record<string, unknown>): MachineSearch => {
    const { buy } = readMarketSearch(source);
    return buy === undefined ? {} : { buy };
  },
  beforeLoad: ({ params }) => {
    if (!isAddress(params.address, { strict: false })) notFound({ throw: true });
  },
  component: MachineRoute,
});

function MachineRoute() {
  const { address } = Route.useParams();
  const { buy } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const review = (search: MachineSearch) => void navigate({ search, resetScroll: false });
  return (
    <>
      <MachinePage
        key={address}
        address={address as Address}
        renderOffers={(offers) => <OfferList offers={offers} onBuy={({ id }) => review({ buy: id })} />}
        renderDeals={(deals) => <DealList deals={deals} />}
      />
      {buy !== undefined && <BuyPanel key={buy} id={buy} onClose={() => review({})} />}
    </>
  );
}
