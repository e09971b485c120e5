// `npm run package`: packs the app for this system into release/, with the Electron that the set-up found.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Packs the app; `targets` as electron-builder names them (`--dir` for an unpacked folder). Returns the exit code. */
export function packageApp(targets = ['--dir']) {
  const { electron } = JSON.parse(readFileSync(path.join(root, '.native', 'state.json'), 'utf8'));
  const electronDist = path.dirname(path.resolve(root, electron.path));
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const { status } = spawnSync(
    process.execPath,
    [builder, '--config', 'resources/packaging/electronBuilder.cjs', ...targets],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        TENSORLOOM_ELECTRON_DIST: electronDist,
        TENSORLOOM_ELECTRON_VERSION: electron.version,
        TENSORLOOM_ELECTRON_KIND: electron.kind,
      },
    },
  );
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { runSetup } = await import('./setup.mjs').catch(() => ({}));
  if (runSetup) await runSetup();
  process.exit(packageApp(process.argv.slice(2).length > 0 ? process.argv.slice(2) : undefined));
}
