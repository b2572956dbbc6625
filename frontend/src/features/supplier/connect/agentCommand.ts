import type { Address } from "viem";

import type { RuntimeConfig } from "../../../config/RuntimeConfig.ts";
import { shellQuoted } from "../../../lib/shellQuoted.ts";

/** Ports on which agents listen that are started by the proposed command: beside that of the local network. */
const FIRST_PORT = 7211;
const PORTS = 64n;

/** Where a master's agent listens: several masters may try it on one computer. */
export const agentPortOf = (master: Address): number => FIRST_PORT + Number(BigInt(master) % PORTS);

/** How an agent is started: once, in this shell, or by the system whenever the machine runs. */
export type StartWay = "shell" | "systemd";

/** What neither the shell that writes a unit nor systemd that reads it takes for more than it is. */
const unitText = (text: string): string =>
  text.replaceAll("%", "%%").replaceAll("\\", "\\\\\\\\").replaceAll("$", "\\$\\$").replaceAll("`", "\\`");

/** What the command is made for. `price`: USD per hour as text that can be read. */
export interface AgentStart {
  readonly master: Address;
  readonly price: string;
  readonly way: StartWay;
}

/** Settings of an agent with a key of its own that works for one master, as flags. */
function flagsOf(
  { local, chainId, rpcUrl }: Pick<RuntimeConfig, "local" | "chainId" | "rpcUrl">,
  { master, price }: AgentStart,
): readonly string[] {
  return [
    ...(local ? ["--profile local"] : [`--chain-id ${chainId}`]),
    `--rpc-url ${shellQuoted(rpcUrl)}`,
    `--master ${master}`,
    "--new-key true",
    `--data-dir .sonm/agent-${master.slice(2, 8).toLowerCase()}`,
    `--port ${agentPortOf(master)}`,
    `--price-per-hour ${price}`,
  ];
}

/** What starts an agent, to be pasted into a shell as it is, in a copy of the project. */
export function agentCommand(network: Pick<RuntimeConfig, "local" | "chainId" | "rpcUrl">, start: AgentStart): string {
  const command = `npm run sonm -- agent ${flagsOf(network, start).join(" ")}`;
  if (start.way === "shell") return command;
  return [
    "mkdir -p ~/.config/systemd/user && cat > ~/.config/systemd/user/sonm-agent.service <<UNIT",
    "[Unit]",
    "Description=SONM agent",
    "After=network-online.target",
    "[Service]",
    "WorkingDirectory=$PWD",
    'Environment="PATH=$PATH"',
    `ExecStart=$(command -v npm) ${unitText(command.slice("npm ".length))}`,
    "Restart=always",
    "[Install]",
    "WantedBy=default.target",
    "UNIT",
    "systemctl --user daemon-reload && systemctl --user enable --now sonm-agent && loginctl enable-linger",
  ].join("\n");
}
