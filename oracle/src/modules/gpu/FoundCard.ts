/** A graphics card as the drivers of this machine show it, with the id that its maker gave it. */
export interface FoundCard {
  readonly vendor: "nvidia" | "amd";
  readonly model: string;
  readonly memoryBytes: number;
  readonly uniqueId: string;
  /** Its place on the bus, such as "0000:01:00.0"; "" where it is not known. */
  readonly bus: string;
}
