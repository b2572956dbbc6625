import { connect, type Connection } from "../chain/Connection.ts";
import { readDirectory } from "../chain/readDirectory.ts";
import type { ConfigSources } from "../config/loadConfig.ts";
import { loadDeployment } from "../config/loadDeployment.ts";
import { loadNodeConfig, type NodeConfig } from "../config/nodeConfig.ts";
import { readSecrets } from "../config/secretsConfig.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { loadSigners, type SignerKeys } from "../node/loadSigners.ts";
import { NODE_TABLES } from "../store/nodeTables.ts";
import { askNode } from "./askNode.ts";
import { checkClock } from "./checkClock.ts";
import { checkDatabase } from "./checkDatabase.ts";
import { checkDisk } from "./checkDisk.ts";
import { checkEndpoint } from "./checkEndpoint.ts";
import { checkGas } from "./checkGas.ts";
import { checkMembership } from "./checkMembership.ts";
import { checkPeers } from "./checkPeers.ts";
import { checkPenalties } from "./checkPenalties.ts";
import { checkRates } from "./checkRates.ts";
import { collectFindings } from "./collectFindings.ts";
import type { Finding } from "./Finding.ts";
import { nodeDisk } from "./nodeDisk.ts";
import type { PortProbe } from "./PortProbe.ts";
import { tryPort } from "./tryPort.ts";

/**
 * Everything that keeps a node from its work, found before it runs. It listens on the node's port meanwhile, and changes
 * nothing.
 *
 * @throws ConfigError if the settings themselves are wrong
 */
export async function checkNode(sources: ConfigSources): Promise<Finding[]> {
  const config = loadNodeConfig(sources);
  const loaded = await collectFindings(() => loadSigners(config, readSecrets(sources.environment)));
  const keys = loaded.value;
  const [disk, rates, port, chain] = await Promise.all([
    checkDisk(config.dataDir, nodeDisk),
    checkRates(config.rateSources),
    tryPort(config.host, config.port),
    collectFindings(() => connect(loadDeployment(config))),
  ]);
  const findings = [...loaded.findings, ...disk, ...rates, ...port.findings, ...chain.findings];
  try {
    if (chain.value === undefined) return [...findings, ...databaseOf(config, keys, undefined)];
    const connection = chain.value;
    return [
      ...findings,
      ...databaseOf(config, keys, connection),
      ...(await checkOnChain(config, connection, keys, port.probe)),
    ];
  } finally {
    chain.value?.provider.destroy();
    await port.probe?.close();
  }
}

function databaseOf(
  { dataDir }: NodeConfig,
  keys: SignerKeys | undefined,
  connection: Connection | undefined,
): Finding[] {
  const place = { dataDir, name: keys === undefined ? "dry-run.db" : "node.db", tables: NODE_TABLES.length };
  if (connection === undefined) return checkDatabase(place, undefined);
  const { deployment, firstBlock, domain } = connection;
  const chain = `${deployment.chainId} ${firstBlock} ${domain.reports}`;
  return checkDatabase(place, { chain, keys: addressesOf(keys) });
}

/** What a node's database is for where it has no key is said by a word. */
const addressesOf = (keys: SignerKeys | undefined): string[] =>
  keys === undefined ? ["none"] : [keys.current, keys.next].flatMap((key) => (key === undefined ? [] : [key.address]));

async function checkOnChain(
  config: NodeConfig,
  connection: Connection,
  keys: SignerKeys | undefined,
  probe: PortProbe | undefined,
): Promise<Finding[]> {
  const { contracts, provider } = connection;
  const wallet = keys?.current;
  const self = wallet === undefined ? undefined : lowerHex(wallet.address);
  const own = keys === undefined ? [] : addressesOf(keys).map(lowerHex);
  const owner = self === undefined ? undefined : lowerHex(await contracts.masternodes.ownerOf(self));
  const isOwned = owner !== undefined && BigInt(owner) !== 0n;
  const directory = await readDirectory(connection, {
    range: config.logRange,
    overrides: config.peers,
    ...(isOwned ? { owner } : {}),
  });
  const { signerSet, announced } = directory;
  const others = directory.nodes.filter(({ signer }) => !own.includes(signer));
  const silent = signerSet.members.flatMap(({ signer }) =>
    own.includes(signer) || others.some((node) => node.signer === signer) ? [] : [signer],
  );
  const [peers, endpoint, block] = await Promise.all([
    Promise.all(others.map(async ({ signer, url }) => ({ signer, answer: await askNode(url) }))),
    self === undefined || announced === undefined ? [] : checkEndpoint(announced, probe, self),
    provider.getBlock("latest"),
  ]);
  const ahead = peers.flatMap(({ answer }) => (answer.ahead === undefined ? [] : [answer.ahead]));
  const clock = block === null ? [] : checkClock({ now: Date.now() / 1_000, block: block.timestamp, ahead });
  const registered = isOwned ? await contracts.masternodes.masternode(owner) : undefined;
  const jailedUntil = Number(registered?.jailedUntil ?? 0);
  const jail = checkPenalties({ penalties: [], isDoubleSigner: false, jailedUntil, now: block?.timestamp });
  const membership =
    wallet === undefined || self === undefined
      ? []
      : [
          ...(jail.length > 0
            ? jail
            : checkMembership({
                signer: wallet.address,
                owner: isOwned ? owner : undefined,
                active: registered?.active === true,
                member: signerSet.members.some(({ signer }) => own.includes(signer)),
                foreign:
                  registered !== undefined && !own.includes(lowerHex(registered.signer))
                    ? registered.signer
                    : undefined,
              })),
          ...checkGas({
            address: wallet.address,
            balance: await provider.getBalance(self),
            gasPrice: (await provider.getFeeData()).gasPrice ?? 0n,
            members: signerSet.members.length,
            epochLength: Number(await contracts.reports.epochLength()),
          }),
        ];
  return [...membership, ...endpoint, ...clock, ...checkPeers(peers, silent)];
}
