/** Units with which a machine counts for a hardware class. */
export interface ClassUnits {
  readonly classId: number;
  readonly units: number;
}
