import { programControllerAbi } from "@sonm/protocol/generated/ProgramController.abi.ts";
import { type Hex, encodeFunctionData } from "viem";

/** Of the controller of programs: acts on a hardware class. Anybody may send it. */
export const encodeSteer = (classId: number): Hex =>
  encodeFunctionData({ abi: programControllerAbi, functionName: "steer", args: [BigInt(classId)] });
