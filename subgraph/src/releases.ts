import { MinimumVersionSet, ReleasePublished } from "../generated/Releases/Releases";
import { createMinimumVersion, createRelease } from "./entities/release";

export function handleReleasePublished(event: ReleasePublished): void {
  createRelease(event);
}

export function handleMinimumVersionSet(event: MinimumVersionSet): void {
  createMinimumVersion(event);
}
