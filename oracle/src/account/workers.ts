import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { Interface, zeroPadValue } from "ethers";
import { z } from "zod";

import { logsOf } from "../chain/logsOf.ts";
import type { Answer } from "../cli/Answer.ts";
import { accountOf } from "../cli/accountOf.ts";
import type { Call } from "../cli/Call.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import type { ConfirmFlags } from "../cli/verbs/workers.ts";
import { words } from "../cli/words.ts";
import { addressSetting } from "../config/commonSettings.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { snmText } from "../dao/snmText.ts";
import { fetchJson } from "../http/fetchJson.ts";
import { dateOf } from "../lib/dateOf.ts";

const market = new Interface(marketAbi);

const ASK = { timeoutMs: 10_000, maxBytes: 16 * 1024 * 1024 };

const statusSchema = z.object({
  binding: z
    .object({ worker: addressSetting, master: addressSetting, deadline: z.int().positive(), signature: z.string() })
    .nullable(),
});

/** Lists the machines of a master: `machines`. @throws ConfigError with what is wrong */
export const listMachines = (call: Call<OwnFlags>): Promise<Answer> => {
  const master = accountOf(call);
  return onChain(call.flags, async ({ provider, deployment, contracts }) => {
    const topics = [market.getEvent("WorkerConfirmed")?.topicHash ?? "", null, zeroPadValue(master, 32)];
    const logs = await call.terminal.during("Reading the machines", (tell) =>
      logsOf(provider, deployment, { address: deployment.contracts.Market, topics }, tell),
    );
    const workers = new Set(logs.map((log) => String(market.parseLog(log)?.args["worker"])));
    const found = await Promise.all(
      [...workers].map(async (worker) => {
        const [now, { measuredAt, validDays }, ledger] = await Promise.all([
          contracts.market.masterOf(worker),
          contracts.hardware.machine(worker),
          contracts.market.balanceOf(worker),
        ]);
        const isOwn = now.toLowerCase() === master;
        return { worker, isOwn, measuredAt: Number(measuredAt), validDays: Number(validDays), ledger };
      }),
    );
    const machines = found.filter(({ isOwn }) => isOwn).map(({ isOwn: _isOwn, ...machine }) => machine);
    const lines = machines.map(
      ({ worker, measuredAt, ledger }) =>
        `${worker}: ${measuredAt === 0 ? "never attested" : `attested, measured on ${dateOf(measuredAt)}`}; ${snmText(ledger)} in the market.`,
    );
    return { lines: lines.length === 0 ? [`${master} has confirmed no machine.`] : lines, data: { master, machines } };
  });
};

/** Confirms a worker: `confirm <worker>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function confirmWorker(call: Call<ConfirmFlags>): Promise<Answer> {
  const worker = words.address(call.words[0], "a worker");
  return sendAs(call, "the master", async ({ contracts, account }) => {
    const { deadline, signature } = await consentOf(worker, account, call.flags);
    const what = `confirm ${worker} as a machine of ${account}`;
    return {
      steps: [await stepOf(what, contracts.market.confirmWorker, worker, deadline, signature)],
      done: async () => {
        const master = await contracts.market.masterOf(worker);
        return { lines: [`The deals of ${worker} pay ${master} from now on.`], data: { worker, master } };
      },
    };
  });
}

/** Ends the tie between worker and master: `dismiss <worker>`. @throws ConfigError as `confirmWorker` does */
export async function dismissWorker(call: Call<OwnFlags>): Promise<Answer> {
  const worker = words.address(call.words[0], "a worker");
  return sendAs(call, "the master", async ({ contracts }) => ({
    steps: [await stepOf(`end the tie of ${worker} to its master`, contracts.market.removeWorker, worker)],
    done: () => Promise.resolve({ lines: [`${worker} has no master now.`], data: { worker, master: null } }),
  }));
}

/** The worker's consent: given by flags, or by its agent. */
async function consentOf(worker: string, master: string, flags: Call<ConfirmFlags>["flags"]) {
  const { agent, deadline, signature } = flags;
  if (deadline !== undefined && signature !== undefined) return { deadline, signature };
  const parsed = statusSchema.safeParse(await fetchJson(`${agent.replace(/\/+$/, "")}/status`, ASK));
  const binding = parsed.data?.binding;
  if (binding?.worker === worker && binding.master === master.toLowerCase()) return binding;
  throw new ConfigError([
    `The agent at ${agent} has no consent of ${worker} to ${master}. Start it with --master ${master}, or it is confirmed already.`,
  ]);
}
