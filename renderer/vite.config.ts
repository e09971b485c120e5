import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the bundle is served from app://bundle/ and, packaged, from inside an asar.
  base: './',
  plugins: [react(), tailwindcss()],
  build: {
    target: 'chrome130',
    // A font inlined as data: would be refused by the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    chunkSizeWarningLimit: 4000,
  },
});
