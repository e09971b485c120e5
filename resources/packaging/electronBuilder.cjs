// How the app is packed. Run by scripts/package.mjs, which hands in where Electron is: nothing here downloads anything.
const { rmSync } = require('node:fs');
const path = require('node:path');
const { flipFuses, FuseV1Options, FuseVersion } = require('@electron/fuses');

const electronDist = process.env.TENSORLOOM_ELECTRON_DIST;
const electronVersion = process.env.TENSORLOOM_ELECTRON_VERSION;
const isDevelopmentElectron = process.env.TENSORLOOM_ELECTRON_KIND === 'development';

/** Files that no run of the app reads: sources, type descriptions, browser builds of what runs natively here. */
const leftOut = [
  '!**/*.{map,d.ts,d.mts,d.cts,md,markdown,flow,tsbuildinfo}',
  '!**/{test,tests,__tests__,example,examples,docs,demo,benchmark,benchmarks}/**',
  '!node_modules/@tensorflow/tfjs-node/{binding,scripts,src}/**',
  '!node_modules/@tensorflow/*/src/**',
  '!node_modules/@tensorflow/*/dist/*.{fesm,es2017}*.js',
  '!node_modules/{lucide-react,elkjs,uplot,cmdk,react,react-dom,react-i18next,react-hook-form,react-resizable-panels,@base-ui,@xyflow,@fontsource-variable,@tanstack,@hookform,d3-*,core-js}/**',
];

module.exports = {
  appId: 'app.tensorloom',
  productName: 'Tensorloom',
  // A package with the development Electron must never be taken for a release.
  artifactName: `\${productName}-\${version}${isDevelopmentElectron ? '-dev' : ''}-\${os}-\${arch}.\${ext}`,
  directories: { output: 'release', buildResources: 'resources/packaging' },
  electronDist,
  electronVersion,
  npmRebuild: false,
  publish: null,
  files: ['dist/**', 'package.json', ...leftOut],
  // Read by DuckDB and sharp too, which know nothing of asar.
  extraResources: [
    { from: 'resources/templates', to: 'app-resources/templates' },
    { from: 'resources/datasets', to: 'app-resources/datasets' },
    { from: 'LICENSE', to: 'LICENSE' },
    { from: 'THIRD_PARTY_NOTICES', to: 'THIRD_PARTY_NOTICES' },
  ],
  asar: true,
  // Native parts find their libraries by folder; libvips must stay a file that a person can replace (LGPL).
  asarUnpack: ['**/*.node', '**/*.so*', 'node_modules/@tensorflow/**', 'node_modules/@img/**', 'node_modules/sharp/**', 'node_modules/@duckdb/**'],
  linux: { target: ['dir'], icon: path.resolve('resources/icons'), category: 'Science', executableName: 'tensorloom' },
  // Configured, never run here: these targets need tools that only their own hosts have.
  win: { target: ['nsis'] },
  mac: { target: ['dmg'], category: 'public.app-category.developer-tools' },
  afterPack: async ({ appOutDir, packager, electronPlatformName }) => {
    const resources = path.join(appOutDir, 'resources');
    rmSync(path.join(resources, 'default_app.asar'), { force: true });
    if (electronPlatformName !== 'linux') return;
    await flipFuses(path.join(appOutDir, packager.executableName), {
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    });
  },
};
