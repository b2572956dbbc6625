import type { PeerClient } from "./PeerClient.ts";

/** Another member of the signer set, as a leader speaks with it. */
export type Peer = Pick<PeerClient, "signer" | "observation" | "observationBy" | "propose" | "confirm">;
