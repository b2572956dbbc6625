import { Monitor, Moon, Sun } from "lucide-react";

import { Menu, MenuChoice, MenuChoices } from "../ui/Menu.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { type Theme, setTheme, useTheme } from "./useTheme.ts";

const THEMES: readonly { readonly value: Theme; readonly text: string; readonly icon: typeof Sun }[] = [
  { value: "light", text: "Light", icon: Sun },
  { value: "dark", text: "Dark", icon: Moon },
  { value: "system", text: "As the system", icon: Monitor },
];

/** Light, dark, or as the system. */
export function ThemeMenu() {
  const { theme, dark } = useTheme();
  const Icon = dark ? Moon : Sun;
  return (
    <Menu
      className="min-w-44"
      trigger={
        <IconButton label="Colour theme" testId="theme-menu">
          <Icon aria-hidden className="size-4.5" />
        </IconButton>
      }
    >
      <MenuChoices value={theme} onValueChange={(value) => setTheme(value as Theme)}>
        {THEMES.map(({ value, text, icon: Choice }) => (
          <MenuChoice key={value} value={value} data-testid={`theme-${value}`}>
            <Choice aria-hidden className="size-4" />
            {text}
          </MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  );
}
