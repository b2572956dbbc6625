import { createConnector, injected } from "wagmi";

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 28'%3E%3Crect width='28' height='28' rx='6' fill='%23334155'/%3E%3Crect x='6' y='9' width='16' height='11' rx='2' fill='none' stroke='%23fff' stroke-width='2'/%3E%3Ccircle cx='18' cy='14.5' r='1.5' fill='%23fff'/%3E%3C/svg%3E";

/**
 * A wallet that only sets `window.ethereum`. `rkDetails` is how RainbowKit finds what to list: a shape of its inside, covered
 * by a test in the browser.
 */
export const legacyConnector = () =>
  createConnector((config) => ({
    ...injected({ shimDisconnect: true })(config),
    rkDetails: {
      id: "injected",
      name: "Browser wallet",
      iconUrl: ICON,
      iconBackground: "#334155",
      groupName: "Installed",
      groupIndex: 1,
      index: 0,
      isRainbowKitConnector: true,
      installed: true,
    },
  }));
