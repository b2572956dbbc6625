import { amendmentErrors } from "./amendmentErrors.ts";
import { attestationErrors } from "./attestationErrors.ts";
import { brakeErrors } from "./brakeErrors.ts";
import { charterErrors, releaseErrors, reportErrors, roadmapErrors } from "./daoRecordErrors.ts";
import { dealErrors } from "./dealErrors.ts";
import { dutyErrors } from "./dutyErrors.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";
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

/**
 * Why a contract refuses and what to do, keyed by custom error: the one table, for page and command line. The compiler and a test
 * see that none is missing.
 */
export const errorTable = (say: ErrorWording): ErrorSentences => ({
  ...orderErrors(say),
  ...dealErrors(say),
  ...guaranteeErrors(say),
  ...ledgerErrors(say),
  ...workerErrors(say),
  ...amendmentErrors(say),
  ...profileErrors(say),
  ...attestationErrors(say),
  ...masternodeErrors(say),
  ...dutyErrors(say),
  ...programErrors(say),
  ...rewardErrors(say),
  ...balanceErrors(say),
  ...controllerErrors(say),
  ...tokenErrors(say),
  ...treasuryErrors(say),
  ...governorErrors(say),
  ...brakeErrors(say),
  ...roadmapErrors(say),
  ...workErrors(say),
  ...reportErrors(say),
  ...releaseErrors(say),
  ...charterErrors(say),
  ...feeErrors(say),
  ...genesisErrors(say),
  ...systemErrors(say),
});
