import { formatEther } from "ethers";

import type { Finding } from "../../check/Finding.ts";
import { escapeHtml } from "./escapeHtml.ts";
import type { NodeView } from "./NodeView.ts";
import { statusFindings } from "./statusFindings.ts";
import { statusStyle } from "./statusStyle.ts";

/** A node's status as a page by itself: no script, nothing from elsewhere, every text of others escaped. */
export function renderStatus(view: NodeView): string {
  const { signer, chainId, workers, rounds, databaseBytes, block, blockAge } = view;
  const address = signer === undefined ? "" : `<p>Signer <code>${escapeHtml(signer)}</code></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SONM oracle node</title>
<style>${statusStyle}</style>
</head>
<body>
<main>
<header>
<h1>SONM oracle node</h1>
${address}
<p>${whoAmI(view)}</p>
<p class="muted"><a href="">Look again</a></p>
</header>
${findingList(statusFindings(view))}
<div class="grid">
<section>
${factTable("Chain and reports", [
  ["Chain", String(chainId)],
  ["Newest block", block === undefined ? "none seen yet" : `${block}, ${span(blockAge)} ago`],
  ["Newest report", newestReport(view)],
  ["Since the start", `${view.epochsReported} epochs reported, ${view.epochsMissed} missed`],
])}
</section>
<section>
${factTable("This node", [
  ["Machines", `${workers} heard of, ${rounds} measured now`],
  ["Gas", view.gas === undefined ? "no account" : `${coins(view.gas.balance)} of the chain's coin`],
  ["Earned since genesis", earnings(view)],
  ["Database", bytesText(databaseBytes)],
  ["Disk", view.diskFreeBytes === undefined ? "not looked at yet" : `${bytesText(view.diskFreeBytes)} free`],
])}
</section>
<section>
${reportTable(view)}
</section>
<section>
${sourceTable(view)}
</section>
</div>
<section class="wide">
${peerTable(view)}
</section>
</main>
</body>
</html>
`;
}

function whoAmI({ signer, signerSet, owner, active }: NodeView): string {
  if (signer === undefined) return "It is a dry run: it has no key, follows chain and prices, and signs nothing.";
  const own = signerSet.members.find((member) => member.signer === signer);
  if (own !== undefined) {
    const total = signerSet.members.reduce((sum, { stake }) => sum + stake, 0n);
    const share = total === 0n ? 0 : Number((own.stake * 1_000n) / total) / 10;
    return `<span class="good">It is a member of signer set ${signerSet.setId}</span>, one of ${signerSet.members.length}, with ${share}% of the stake.`;
  }
  if (active === undefined) return "It has not asked the chain yet whether it is a member.";
  const why =
    owner === undefined
      ? "it signs for no masternode"
      : active
        ? "its seat counts from the next change of the set"
        : "its masternode has no seat";
  return `<span class="warning">It is no member of the signer set</span>: ${why}.`;
}

function findingList(findings: readonly Finding[]): string {
  if (findings.length === 0) return `<section class="wide"><p class="good">Nothing is wrong.</p></section>`;
  const name = { error: "Error", warning: "Warning", note: "Note" } as const;
  const items = findings.map(
    ({ level, text }) => `<li><strong class="${level}">${name[level]}</strong>${escapeHtml(text)}</li>`,
  );
  return `<section class="wide" aria-labelledby="findings"><h2 id="findings">What is wrong</h2><ul>${items.join("")}</ul></section>`;
}

function newestReport({ latest, reportAge }: NodeView): string {
  if (latest.sequence === 0) return "none yet";
  const age = reportAge === undefined ? "" : `, its epoch ended ${span(reportAge)} ago`;
  return `number ${latest.sequence} of epoch ${latest.epoch}${age}`;
}

function earnings({ duty }: NodeView): string {
  if (duty === undefined) return "no masternode, or the chain was not asked yet";
  return `${coins(duty.earned)} SNM, ${coins(duty.claimed)} claimed, ${coins(duty.claimable)} to claim`;
}

function reportTable({ reports, signer }: NodeView): string {
  const rows = reports.map(
    ({ epoch, sequence, signed }) =>
      `<tr><td class="number">${epoch}</td><td class="number">${sequence}</td><td>${verdict(signed, "signed", "not signed", signer === undefined ? "muted" : "warning")}</td></tr>`,
  );
  return table(
    "Newest reports",
    `<th scope="col" class="number">Epoch</th><th scope="col" class="number">Number</th><th scope="col">By this node</th>`,
    rows,
    "The chain has no report yet.",
  );
}

function sourceTable({ sources, rate }: NodeView): string {
  const rows = sources.map(
    (source) =>
      `<tr><th scope="row">${escapeHtml(source.host)}</th><td class="number">${source.rate === undefined ? `<span class="error">no fresh price</span>` : coins(source.rate)}</td><td class="number">${source.age === undefined ? "" : span(source.age)}</td></tr>`,
  );
  const together = `<tr><th scope="row">Together</th><td class="number">${rate === undefined ? `<span class="error">no rate</span>` : coins(rate)}</td><td></td></tr>`;
  const head = `<th scope="col">Price source</th><th scope="col" class="number">SNM per USD</th><th scope="col" class="number">Age</th>`;
  return table("Prices", head, [...rows, together], "");
}

function peerTable({ peers, signerSet }: NodeView): string {
  const rows = peers.map(({ signer, answered }) => {
    const member = signerSet.members.find((candidate) => candidate.signer === signer);
    const said =
      answered === undefined
        ? `<span class="muted">not asked yet</span>`
        : verdict(answered, "answered", "silent", "error");
    return `<tr><td><code>${escapeHtml(signer)}</code></td><td class="number">${member === undefined ? "" : coins(member.stake)}</td><td>${said}</td></tr>`;
  });
  const head = `<th scope="col">Signer</th><th scope="col" class="number">Stake, SNM</th><th scope="col">Asked last</th>`;
  return table("Peers", head, rows, "There is no other member.");
}

function table(caption: string, head: string, rows: readonly string[], none: string): string {
  if (rows.length === 0) return `<h2>${caption}</h2><p class="muted">${none}</p>`;
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function factTable(caption: string, facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value)}</td></tr>`);
  return `<table><caption>${caption}</caption><tbody>${rows.join("")}</tbody></table>`;
}

const verdict = (isGood: boolean, good: string, bad: string, tone: string): string =>
  isGood ? `<span class="good">${good}</span>` : `<span class="${tone}">${bad}</span>`;

const bytesText = (bytes: number): string =>
  bytes < 10 * 1024 ** 3 ? `${Math.ceil(bytes / 1024 ** 2)} MiB` : `${Math.floor(bytes / 1024 ** 3)} GiB`;

/** At most four decimals: this is to be looked at, not to be computed with. */
const coins = (wei: bigint): string => formatEther(wei - (wei % 10n ** 14n)).replace(/\.0$/, "");

function span(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 120) return `${whole} s`;
  if (whole < 7_200) return `${Math.round(whole / 60)} min`;
  return whole < 172_800 ? `${Math.round(whole / 3_600)} h` : `${Math.round(whole / 86_400)} days`;
}
