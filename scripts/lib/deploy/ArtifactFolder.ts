import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Artifact, ArtifactResolver, BuildInfo } from "@nomicfoundation/ignition-core";

/** A contract has not been compiled. */
export class ArtifactMissingError extends Error {
  override readonly name = "ArtifactMissingError";

  constructor(contract: string, folder: string) {
    super(`${contract} is not compiled: nothing in ${folder}. Run \`npm run build\`.`);
  }
}

/** Finds compiled contracts in Hardhat's folder of artifacts, without loading Hardhat. */
export class ArtifactFolder implements ArtifactResolver {
  readonly #folder: string;

  /** @param folder as in Hardhat's `paths.artifacts` */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws ArtifactMissingError */
  async loadArtifact(contract: string): Promise<Artifact> {
    const [name = "", source] = contract.split(":").toReversed();
    const pattern = source === undefined ? `contracts/**/${name}.sol/${name}.json` : `${source}/${name}.json`;
    for await (const file of glob(pattern, { cwd: this.#folder })) {
      return JSON.parse(await readFile(join(this.#folder, file), "utf8")) as Artifact;
    }
    throw new ArtifactMissingError(contract, this.#folder);
  }

  async getBuildInfo(contract: string): Promise<BuildInfo | undefined> {
    const { buildInfoId } = await this.loadArtifact(contract);
    if (buildInfoId === undefined) return undefined;
    return JSON.parse(await readFile(join(this.#folder, "build-info", `${buildInfoId}.json`), "utf8")) as BuildInfo;
  }
}
