import type { Contracts } from "../chain/Contracts.ts";

/** The call that lets the controller act on a class. Anybody may send it. */
export async function steerCall(
  controller: Contracts["controller"],
  classId: number,
): Promise<{ readonly to: string; readonly data: string }> {
  return { to: await controller.getAddress(), data: controller.interface.encodeFunctionData("steer", [classId]) };
}
