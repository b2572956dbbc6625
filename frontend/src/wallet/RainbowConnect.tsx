import {
  type AvatarComponent,
  RainbowKitProvider,
  darkTheme,
  lightTheme,
  useConnectModal,
} from "@rainbow-me/rainbowkit";
import "@rainbow-me/rainbowkit/styles.css";
import { useEffect, useRef } from "react";

import { Identicon } from "../ui/Identicon.tsx";

// Loaded when somebody wants to choose a wallet. The only file that knows RainbowKit.

const Avatar: AvatarComponent = ({ address, size }) => (
  <span style={{ width: size, height: size, display: "block" }}>
    <Identicon address={address} className="size-full" />
  </span>
);

const FONT = '"Geist Variable", ui-sans-serif, system-ui, sans-serif';

/** RainbowKit's themes in the page's own colours, which are dark or light enough to read. */
function themeOf(dark: boolean) {
  const accent = { accentColor: "var(--accent)", accentColorForeground: "var(--on-accent)" };
  const base = (dark ? darkTheme : lightTheme)({ ...accent, borderRadius: "medium", overlayBlur: "none" });
  return {
    ...base,
    fonts: { body: FONT },
    colors: {
      ...base.colors,
      modalBackground: "var(--surface)",
      modalBorder: "var(--line)",
      modalText: "var(--text)",
      modalTextSecondary: "var(--muted)",
      modalTextDim: "var(--muted)",
      modalBackdrop: "var(--scrim)",
      menuItemBackground: "var(--raised)",
      generalBorder: "var(--line)",
      closeButton: "var(--muted)",
      closeButtonBackground: "var(--raised)",
    },
  };
}

interface RainbowConnectProps {
  readonly dark: boolean;
  /** The dialog was closed, with a wallet or without. */
  readonly onClosed: () => void;
}

/** Opens RainbowKit's dialog for choosing a wallet as soon as it is there. */
export function RainbowConnect({ dark, onClosed }: RainbowConnectProps) {
  return (
    <RainbowKitProvider theme={themeOf(dark)} avatar={Avatar} modalSize="compact">
      <Opener onClosed={onClosed} />
    </RainbowKitProvider>
  );
}

function Opener({ onClosed }: Pick<RainbowConnectProps, "onClosed">) {
  const { openConnectModal, connectModalOpen } = useConnectModal();
  const opened = useRef(false);
  useEffect(() => {
    if (!opened.current && openConnectModal !== undefined) {
      openConnectModal();
      opened.current = true;
    } else if (opened.current && !connectModalOpen) onClosed();
  }, [openConnectModal, connectModalOpen, onClosed]);
  return null;
}
