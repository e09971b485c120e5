import { useSyncExternalStore } from 'react';

/** A text that changes whenever colours or sizes of the page may have changed: what draws on a canvas draws again then. */
export function useThemeKey(): string {
  return useSyncExternalStore(listen, read, () => '');
}

function listen(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'lang'] });
  const density = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  density.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    density.removeEventListener('change', changed);
  };
}

function read(): string {
  const root = document.documentElement;
  return `${root.dataset.theme ?? ''}|${root.getAttribute('style') ?? ''}|${root.lang}|${window.devicePixelRatio}`;
}

/** Pixels that `size` px at scale 1 are now. */
export function scaled(size: number): number {
  return (size * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)) / 16;
}
