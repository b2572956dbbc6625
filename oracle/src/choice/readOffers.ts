import type { ChoiceAttestation } from "@sonm/protocol/choice/ChoiceOffer.ts";
import { checkClass } from "@sonm/protocol/classCheck.ts";
import { decodeName } from "@sonm/protocol/hardware.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { broughtHardware } from "../agent/broughtHardware.ts";
import type { Connection } from "../chain/Connection.ts";
import { readClasses } from "../chain/readClasses.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { hashOrder } from "../orders/hashOrder.ts";
import type { Attestation } from "../store/AttestationStore.ts";
import type { MarketOffer } from "./MarketOffer.ts";
import { type AskSources, readAsks } from "./readAsks.ts";

/**
 * Every ask that is made known and has not ended, with its machine as the chain attests it now and its master. Of an ask that
 * both chain and relays have, there is one.
 *
 * @param now unix seconds
 */
export async function readOffers(
  connection: Connection,
  sources: AskSources,
  now: number,
): Promise<{ readonly offers: readonly MarketOffer[]; readonly silent: readonly string[] }> {
  const { deployment, contracts } = connection;
  const [{ asks, attestations, silent }, classes] = await Promise.all([
    readAsks(connection, sources),
    readClasses(connection),
  ]);
  const place = { chainId: deployment.chainId, market: lowerHex(deployment.contracts.Market) };
  const open = new Map(
    asks.filter(({ fields }) => fields.validUntil >= now).map((ask) => [hashOrder(ask.fields, place), ask]),
  );
  const workers = [...new Set([...open.values()].map(({ fields }) => lowerHex(fields.author)))];
  const owners = new Map(
    await Promise.all(
      workers.map(async (worker) => {
        const [found, slot] = await Promise.all([
          contracts.market.masterOf(worker),
          contracts.hardware.machine(worker),
        ]);
        const level = Number(await contracts.market.levelOf(found));
        return [worker, { master: lowerHex(found), level, measuredAt: Number(slot.measuredAt) }] as const;
      }),
    ),
  );
  const offers = [...open].flatMap(([id, { fields, signature }]): MarketOffer[] => {
    const worker = lowerHex(fields.author);
    const owner = owners.get(worker);
    const attested = attestations.get(worker);
    // An event of an attestation that another one, or none, stands in the place of now says nothing.
    const good =
      attested !== undefined && attested.machine.measuredAt === owner?.measuredAt && attested.expiresAt > now;
    if (owner === undefined) return [];
    const { master, level } = owner;
    const attestation = good ? attestationIn(attested, classes) : undefined;
    const offer = { id, ask: fields, master, level, attestation, online: undefined };
    return [{ offer, signature, hardware: good ? broughtHardware(attested.machine) : undefined }];
  });
  return { offers, silent };
}

function attestationIn({ machine }: Attestation, classes: readonly HardwareClass[]): ChoiceAttestation {
  return {
    measuredAt: machine.measuredAt,
    benchmarks: machine.benchmarks,
    classes: classes.filter((one) => checkClass(one, machine).failures === 0n).map(({ code }) => code),
    models: machine.gpus.map(({ model }) => decodeName(model)),
    gpuMemory: machine.gpus.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0n),
  };
}
