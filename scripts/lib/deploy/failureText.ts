import { DeploymentResultType, type DeploymentResult } from "@nomicfoundation/ignition-core";

/** Why a deployment stopped, one line for each cause. */
export function failureText(result: DeploymentResult): string {
  switch (result.type) {
    case DeploymentResultType.VALIDATION_ERROR:
    case DeploymentResultType.RECONCILIATION_ERROR:
      return Object.entries(result.errors)
        .map(([future, reasons]) => `${future}: ${reasons.join("; ")}`)
        .join("\n");
    case DeploymentResultType.PREVIOUS_RUN_ERROR:
      return Object.entries(result.errors)
        .map(([future, reasons]) => `${future} failed in an earlier run: ${reasons.join("; ")}`)
        .join("\n");
    case DeploymentResultType.EXECUTION_ERROR:
      return [
        ...result.failed.map(({ futureId, error }) => `${futureId}: ${error}`),
        ...result.timedOut.map(({ futureId }) => `${futureId}: its transaction was not mined in time`),
        ...result.held.map(({ futureId, reason }) => `${futureId}: ${reason}`),
      ].join("\n");
    case DeploymentResultType.SUCCESSFUL_DEPLOYMENT:
      return "";
  }
}
