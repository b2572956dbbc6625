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

/** RainbowKit's themes with texts dark or light enough to read. */
function themeOf(dark: boolean) {
  const base = dark
    ? darkTheme({
        accentColor: "#7ba6ff",
        accentColorForeground: "#0d1526",
        borderRadius: "medium",
        overlayBlur: "none",
      })
    : lightTheme({
        accentColor: "#2d5bd7",
        accentColorForeground: "#ffffff",
        borderRadius: "medium",
        overlayBlur: "none",
      });
  const muted = dark ? "#a6adba" : "#5b6472";
  return {
    ...base,
    fonts: { body: FONT },
    colors: {
      ...base.colors,
      modalTextSecondary: muted,
      modalTextDim: muted,
      menuItemBackground: dark ? "#262b36" : "#eef0f4",
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
