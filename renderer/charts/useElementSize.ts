import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width and height of an element in pixels, kept up to date; zero until it is laid out. */
export function useElementSize(element: RefObject<Element | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize((before) =>
        Math.abs(before.width - width) < 0.5 && Math.abs(before.height - height) < 0.5 ? before : { width, height },
      );
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
