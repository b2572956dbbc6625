import { useEffect } from "react";

const COUNT = /^\(\d+\) /;

/** Puts how much is new before the title of the window, whatever page has set it. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const plain = document.title.replace(COUNT, "");
    document.title = count === 0 ? plain : `(${count}) ${plain}`;
    return () => {
      document.title = document.title.replace(COUNT, "");
    };
  }, [count]);
}
