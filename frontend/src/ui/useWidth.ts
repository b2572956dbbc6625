import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * The width of an element in pixels, 0 before it is known. Put `ref` on the element, and `contain-inline-size` where what is drawn
 * has this width: else it would hold the element open when the window becomes narrower.
 */
export function useWidth<Found extends Element>(): { readonly ref: RefObject<Found | null>; readonly width: number } {
  const ref = useRef<Found>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
