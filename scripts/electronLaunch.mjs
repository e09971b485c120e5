/** What starting Electron needs to know about the machine. */

/** @returns {boolean} whether a window can appear; only Linux has to be asked */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The environment for the app's process. Variables that turn Electron into plain Node or switch on its debugging output are left out:
 * terminals inside Electron-based editors hand them down, and the window would never appear.
 * @param {{ kind: 'official' | 'development' }} electron
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(electron, env = process.env) {
  const kept = Object.fromEntries(
    Object.entries(env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE' && !name.startsWith('ELECTRON_ENABLE_')),
  );
  return { ...kept, TENSORLOOM_ELECTRON_KIND: electron.kind };
}
