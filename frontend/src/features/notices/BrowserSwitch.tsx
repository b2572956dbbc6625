import { useState } from "react";

import { Panel } from "../../ui/Panel.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { canTell, isTelling, setTelling } from "./browserNotices.ts";

/** Whether the browser tells of notices while the page is behind others. */
export function BrowserSwitch() {
  const [on, setOn] = useState(isTelling);
  const able = canTell();
  const blocked = able && Notification.permission === "denied";
  return (
    <Panel title="On this device">
      <Switch
        label="Tell me while I look at something else"
        hint={
          !able
            ? "This browser can't."
            : blocked
              ? "The browser forbids it: allow notifications for this page in its settings."
              : "As the browser's own notifications, as long as this page is open. Nothing is sent to anybody."
        }
        checked={on}
        disabled={!able || blocked}
        testId="notices-browser"
        onChange={(wanted) => void setTelling(wanted).then(setOn)}
      />
    </Panel>
  );
}
