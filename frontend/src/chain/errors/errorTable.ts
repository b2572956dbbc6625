import { amendmentErrors } from "./amendmentErrors.ts";
import { attestationErrors } from "./attestationErrors.ts";
import { brakeErrors } from "./brakeErrors.ts";
import { charterErrors, releaseErrors, reportErrors, roadmapErrors } from "./daoRecordErrors.ts";
import { dealErrors } from "./dealErrors.ts";
import { dutyErrors } from "./dutyErrors.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import { feeErrors, genesisErrors } from "./feeErrors.ts";
import { governorErrors } from "./governorErrors.ts";
import { guaranteeErrors } from "./guaranteeErrors.ts";
import { ledgerErrors } from "./ledgerErrors.ts";
import { masternodeErrors } from "./masternodeErrors.ts";
import { orderErrors } from "./orderErrors.ts";
import { profileErrors } from "./profileErrors.ts";
import { programErrors, rewardErrors } from "./rewardErrors.ts";
import { balanceErrors, controllerErrors } from "./steeringErrors.ts";
import { systemErrors } from "./systemErrors.ts";
import { tokenErrors } from "./tokenErrors.ts";
import { treasuryErrors } from "./treasuryErrors.ts";
import { workErrors } from "./workErrors.ts";
import { workerErrors } from "./workerErrors.ts";

/** The one table of sentences, keyed by custom error. The compiler and a test see that none is missing. */
export const errorTable: ErrorSentences = {
  ...orderErrors,
  ...dealErrors,
  ...guaranteeErrors,
  ...ledgerErrors,
  ...workerErrors,
  ...amendmentErrors,
  ...profileErrors,
  ...attestationErrors,
  ...masternodeErrors,
  ...dutyErrors,
  ...programErrors,
  ...rewardErrors,
  ...balanceErrors,
  ...controllerErrors,
  ...tokenErrors,
  ...treasuryErrors,
  ...governorErrors,
  ...brakeErrors,
  ...roadmapErrors,
  ...workErrors,
  ...reportErrors,
  ...releaseErrors,
  ...charterErrors,
  ...feeErrors,
  ...genesisErrors,
  ...systemErrors,
};
