import { levelName } from "../lib/identityLevels.ts";
import { Badge } from "./Badge.tsx";

/** How well validators know somebody; nothing for the anonymous. @param level as it counts now */
export function LevelBadge({ level }: { readonly level: number }) {
  if (level <= 1) return null;
  return (
    <Badge tone="good" data-testid="level-badge" title={`Identity level ${level} of 4, by certificate`}>
      {levelName(level)}
    </Badge>
  );
}
