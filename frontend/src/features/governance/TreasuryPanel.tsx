import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";

/** What the DAO has and spent, as the chain says. */
export function TreasuryPanel() {
  const { chainId, contracts } = useRuntimeConfig();
  const treasury = { abi: treasuryAbi, address: contracts.Treasury, chainId } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: snmAbi, address: contracts.SNM, chainId, functionName: "balanceOf", args: [contracts.Treasury] },
      { ...treasury, functionName: "totalSpent" },
      { ...treasury, functionName: "fastSpendingLeft" },
    ],
    query: { refetchInterval: useRefreshInterval() * 2 },
  });
  return (
    <Panel title="Treasury">
      <Facts className="-my-2">
        <Fact name="It holds" strong>
          <Snm wei={data?.[0]} testId="dao-treasury" />
        </Fact>
        <Fact name="Spent by decisions so far">
          <Snm wei={data?.[1]} />
        </Fact>
        <Fact name="Can yet be spent fast" hint="Small payments of 30 days, which wait the shortest">
          <Snm wei={data?.[2]} />
        </Fact>
      </Facts>
    </Panel>
  );
}
