import { runAgent } from "./agent/main.ts";
import { checkSetup } from "./checkSetup.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { readEnvironment } from "./config/environmentConfig.ts";
import { createKeystore } from "./createKeystore.ts";
import { errorText } from "./lib/errorText.ts";
import { runNode } from "./node/main.ts";
import { runBond } from "./runBond.ts";
import { runClasses } from "./runClasses.ts";
import { runDao } from "./runDao.ts";
import { runDeals } from "./runDeals.ts";
import { runDuty } from "./runDuty.ts";
import { runMachine } from "./runMachine.ts";
import { runMaintenance } from "./runMaintenance.ts";
import { runOrders } from "./runOrders.ts";
import { runReceipts } from "./runReceipts.ts";
import { runRegister } from "./runRegister.ts";
import { runRewards } from "./runRewards.ts";
import { runSigner } from "./runSigner.ts";
import { runStake } from "./runStake.ts";
import { runSubmissions } from "./runSubmissions.ts";
import { runUptime } from "./runUptime.ts";
import { runVerify } from "./runVerify.ts";

const USAGE = `Usage: sonm <verb> [flags]

  node       run a masternode; without a key it is a dry run that signs nothing
  agent      run a supplier's agent on the machine that is sold
  check      say what is wrong with the settings before running: check node|agent [flags]
  register   print the calls that register a masternode: register --owner <address> --bond <SNM> --endpoint <url>
  orders     list what a node relays, or post a signed order to it: orders list|post --node <url>
  deals      list the deals that run with their terms, read from the chain: deals [--account <address>]
  machine    say what each node measured of a machine, what failed and why: machine <worker> [--node <url>] [--json],
             or what this machine is made of, to see on the page what it would earn: machine here
  bond       fund the bonds of the agent's deals: bond show|deposit <SNM>|withdraw <SNM or all>
  uptime     say for how long a machine was online, as attested and proved: uptime <worker> [--node <url>]
  classes    list the hardware classes, or say to which a machine belongs and what it lacks: classes [<worker>]
  verify     recompute the report of an epoch from its observations: verify <epoch> [--node <url>]
  receipts   the nodes' receipts for the time online: receipts, or receipts check to find nodes that lied
  maintenance  plan when the machine is off: maintenance plan --from <time> --to <time>|list|cancel --from <time>
  signer     the key that signs for a masternode: signer show --owner <address>, or signer change
  stake      stake in a masternode, one's own or another's: stake show|add <SNM>|leave <SNM or all>|withdraw|activate
  duty       what a masternode earned: duty show|collect|claim [--owner <address>] [--node <url>]
  rewards    what machines earn in reward programs: rewards programs|show <worker>|check <worker>|claim <worker>..., and
             supply and demand by class: rewards classes|record <class id>|steer <class id>
  dao        decide with others: dao list|show|actions|propose|simulate|vote|vote-by-signature|queue|execute|cancel|veto|delegate|
             delegates|treasury|brake|roadmap|works|reports|releases|charter|directory
  submissions  what a node's reports are paid back: submissions show|collect <address>
  keystore   make an encrypted key: keystore --file <new file> --password-file <file>

Settings are flags (--rpc-url), variables (SONM_NODE_RPC_URL, SONM_AGENT_RPC_URL) or a JSON file (--config).
Keys are an encrypted keystore file, or SONM_SIGNER_KEY, SONM_NEXT_SIGNER_KEY, SONM_OWNER_KEY, SONM_WORKER_KEY and
SONM_MASTER_KEY.`;

const [verb, ...argv] = process.argv.slice(2);
const sources = { argv, environment: readEnvironment() };

const verbs: Readonly<Record<string, () => Promise<void>>> = {
  node: () => runNode(sources),
  agent: () => runAgent(sources),
  check: () => checkSetup(sources),
  register: () => runRegister(sources),
  orders: () => runOrders(argv),
  deals: () => runDeals(argv),
  machine: () => runMachine(argv),
  bond: () => runBond(sources),
  uptime: () => runUptime(argv),
  classes: () => runClasses(argv),
  verify: () => runVerify(argv),
  receipts: () => runReceipts(sources),
  maintenance: () => runMaintenance(sources),
  signer: () => runSigner(sources),
  stake: () => runStake(sources),
  duty: () => runDuty(sources),
  rewards: () => runRewards(sources),
  dao: () => runDao(sources),
  submissions: () => runSubmissions(sources),
  keystore: () => createKeystore(argv),
};

const run = verbs[verb ?? ""];
if (verb === "help" || verb === "--help" || verb === "-h") console.log(USAGE);
else if (run === undefined) {
  console.error(verb === undefined ? USAGE : `There is no verb "${verb}".\n\n${USAGE}`);
  process.exitCode = 1;
} else {
  try {
    await run();
    process.exit();
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : errorText(error));
    if (!(error instanceof ConfigError) && error instanceof Error) console.error(error.stack);
    process.exit(1);
  }
}
