import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { sonmContracts } from "../sonmContracts.ts";

/** The deployment to a network on which the original token is. */
export default buildModule("Sonm", (m) => sonmContracts(m, m.getParameter("legacyToken")));
