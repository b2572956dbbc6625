import { expect } from "chai";

import benchmarks from "../../benchmarks.json" with { type: "json" };
import type { ChoiceFormats } from "../../src/choice/ChoiceFormats.ts";
import { choicePresets } from "../../src/choice/choicePresets.ts";
import { nearMissWords } from "../../src/choice/nearMissWords.ts";
import { reasonWords } from "../../src/choice/reasonWords.ts";
import { offerOf } from "./arbitraryOffer.ts";

const GB = 1_000_000_000n;

const formats: ChoiceFormats = {
  usd: (usd) => `$${Number(usd) / 1e18}`,
  snm: (wei) => String(Number(wei) / 1e18),
  ago: (time) => `at ${time}`,
  duration: (seconds) => `${seconds / 3_600} h`,
};
const one = { offers: [offerOf(1)] };
const two = { offers: [offerOf(1), offerOf(2)] };

describe("the words of a choice", () => {
  it("tell what a quantity costs without losing its digits", () => {
    const reason = { kind: "per", quantity: "gpu-memory", usd: 12n * 10n ** 17n, amount: 24n * GB } as const;
    expect(reasonWords(reason, one, formats)).to.equal("Cheapest by GPU memory of all cards: $0.05 for 1 GB");
  });

  it("tell one machine from several", () => {
    const told = (reason: Parameters<typeof reasonWords>[0]) =>
      [one, two].map((basket) => reasonWords(reason, basket, formats));
    expect(told({ kind: "online", share: 999_999 })).to.deep.equal([
      "Online 99.99% of the time, as reports attest",
      "Each online at least 99.99% of the time, as reports attest",
    ]);
    expect(told({ kind: "level", level: 2 })).to.deep.equal([
      "Supplier known to validators, level 2",
      "Suppliers known to validators, level 2 or higher",
    ]);
    expect(told({ kind: "fewer", machines: 1, than: 1 })[0]).to.equal("1 machine less than the next one");
    expect(told({ kind: "dearer", share: 123_456, than: 0 })[0]).to.equal("12% dearer than the best");
    expect(told({ kind: "cheaper", share: 15_000, than: 0 })[0]).to.equal("1.5% cheaper than the best");
  });

  it("tell a near miss with what it saves, or that it makes it possible", () => {
    const relaxed = { limit: "each", benchmark: 3, from: 16n * GB, to: 15n * GB } as const;
    const saved = { relaxed, price: 10n ** 15n, saves: 10n ** 15n / 100n, machines: 1 };
    expect(nearMissWords(saved, formats)).to.equal(
      "With 15 GB instead of 16 GB in each machine (Memory): $0.036 an hour less.",
    );
    const possible = { relaxed: { limit: "network", from: 6n, to: 2n }, price: 10n ** 15n, saves: undefined } as const;
    expect(nearMissWords({ ...possible, machines: 2 }, formats)).to.equal(
      "Without incoming network it is possible with 2 machines: $3.6 an hour.",
    );
  });

  it("come with presets whose benchmarks are those of the catalogue", () => {
    const codes = choicePresets.map(({ code, needs }) => [
      code,
      ...needs.each.flatMap((value, id) => (value > 0n ? [benchmarks[id]?.code] : [])),
      ...needs.totals.map(({ quantity }) => benchmarks[Number(quantity)]?.code),
      benchmarks[Number(needs.speed)]?.code,
    ]);
    expect(codes).to.deep.equal([
      ["train", "ram-size", "gpu-count", "gpu-mem", "gpu-nvidia", "gpu-redshift"],
      ["render", "ram-size", "gpu-count", "gpu-count", "gpu-redshift"],
      ["web", "cpu-cores", "ram-size", "storage-size", "net-download", "net-upload", "cpu-sysbench-multi"],
      ["hash", "gpu-eth-hashrate", "gpu-eth-hashrate"],
      ["build", "cpu-cores", "ram-size", "storage-size", "cpu-sysbench-multi"],
    ]);
  });
});
