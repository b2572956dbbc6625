// Runs one verb of the project, `scripts/<verb>.ts`, under the Node that the lock file pins, after installing the
// dependencies where they are missing or older than the lock file. Plain JavaScript without dependencies, because it
// is the one file that an older Node runs on a fresh clone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MODULES = join(ROOT, "node_modules");
const BIN = join(MODULES, ".bin");
const STAMP = join(MODULES, ".sonm-install");
const LOCK = join(ROOT, "package-lock.json");

/** The oldest Node with everything that the programs use. */
const NODE_MAJOR = 24;

/** Native parts that npm leaves out without a word when it does not know the platform. */
const NATIVE = [
  { what: "Hardhat's simulated chain", folder: `@nomicfoundation/edr-${process.platform}-${process.arch}-gnu` },
];

class Stop extends Error {}

const lockHash = () => createHash("sha256").update(readFileSync(LOCK)).digest("hex");

/** True when an earlier `npm ci` or `npm install`, run by hand, left exactly what the lock file asks for. */
function matchesLock() {
  const hidden = join(MODULES, ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, "utf8")).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(LOCK, "utf8")).packages);
  return wanted.every(([path, entry]) => {
    if (!path.includes("node_modules/") || entry.link) return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function isInstalled() {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8").trim() === lockHash()) return true;
  if (!matchesLock()) return false;
  writeFileSync(STAMP, `${lockHash()}\n`);
  return true;
}

function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve({ code, signal }));
  });
}

async function install() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log("Installing the dependencies: about a minute, once for each change of package-lock.json.");
  const npmScript = process.env.npm_execpath;
  const [command, args] = npmScript?.endsWith(".js") ? [process.execPath, [npmScript]] : ["npm", []];
  const child = spawn(command, [...args, "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const heartbeat = setInterval(() => console.log(`  still installing, ${seconds()} s`), 10_000);
  const { code } = await exitOf(child).finally(() => clearInterval(heartbeat));
  if (code !== 0) {
    throw new Stop(
      "The dependencies could not be installed; check the connection to the npm registry and run it again.",
    );
  }
  writeFileSync(STAMP, `${lockHash()}\n`);
  console.log(`Installed in ${seconds()} s.`);
}

function checkNativeParts() {
  for (const { what, folder } of NATIVE) {
    const path = join(MODULES, folder);
    if (existsSync(path) && readdirSync(path).some((file) => file.endsWith(".node"))) continue;
    throw new Stop(
      `${what} has no build for this machine (${process.platform} ${process.arch}, node_modules/${folder}); ` +
        "use Linux on x86-64 with glibc; if this is such a machine, delete node_modules and run it again.",
    );
  }
}

/** The Node of the lock file, or this one where it is new enough and the lock file has none for the platform. */
function findNode() {
  const pinned = join(MODULES, `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= NODE_MAJOR) return process.execPath;
  throw new Stop(
    `This machine runs Node ${process.versions.node} and the lock file has no newer one for ${process.platform} ` +
      `${process.arch}; install Node ${NODE_MAJOR} and run it again.`,
  );
}

/** Verbs that are there: every TypeScript file directly in scripts/. */
const verbs = () =>
  readdirSync(join(ROOT, "scripts"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length));

/**
 * What a verb's program is run with. V8 lets a heap that may become large hold much garbage; a masternode shares its machine,
 * so its own is kept small. What the environment says comes last and so prevails.
 */
function nodeOptions(verb) {
  const { NODE_OPTIONS = "" } = process.env;
  if (verb !== "sonm") return NODE_OPTIONS;
  const { config } = JSON.parse(readFileSync(join(ROOT, "oracle", "package.json"), "utf8"));
  return `${config.nodeOptions} ${NODE_OPTIONS}`;
}

async function run(verb, args) {
  const child = spawn(findNode(), ["--import", "tsx", join(ROOT, "scripts", `${verb}.ts`), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: BIN + delimiter + process.env.PATH, NODE_OPTIONS: nodeOptions(verb) },
  });
  // A terminal sends its Ctrl-C to the whole group, the child included; anything else reaches only this process.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const { code, signal } = await exitOf(child);
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

const [verb, ...args] = process.argv.slice(2);
try {
  if (verb === undefined || !verbs().includes(verb)) {
    throw new Stop(`There is no verb "${verb ?? ""}"; there are: ${verbs().join(", ")}.`);
  }
  if (!isInstalled()) await install();
  checkNativeParts();
  await run(verb, args);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exit(1);
}
