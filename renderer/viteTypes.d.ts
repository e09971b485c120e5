/// <reference types="vite/client" />
import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, such as a category's hue handed down to the stylesheet. */
    [name: `--${string}`]: string | number | undefined;
  }
}
