import path from 'node:path';
import { app } from 'electron';
import { describeFolders } from '../core/appFolders.ts';
import { becomeHeadless, runAsCommandLine } from './commandLineMode.ts';
import { openLog } from './logFile.ts';
import { readArguments } from './mainArguments.ts';
import { registerBundleScheme, restrainAllContents } from './secureSession.ts';
import { startStudio } from './startStudio.ts';

// Everything here must happen before the app is ready.
const given = readArguments(process.argv);
const entries = import.meta.dirname;
// Root cannot have Chromium's sandbox: whoever starts us as root says so by --no-sandbox, and forcing it would end every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerBundleScheme();
restrainAllContents();
if (given.commandLine !== null) becomeHeadless();
if (given.userData !== null) app.setPath('userData', path.resolve(given.userData));

const folders = describeFolders({
  userData: app.getPath('userData'),
  resources: app.isPackaged
    ? path.join(process.resourcesPath, 'app-resources')
    : path.join(app.getAppPath(), 'resources'),
  entries,
});

if (given.commandLine !== null) {
  void app.whenReady().then(() => runAsCommandLine(given.commandLine ?? [], folders));
} else if (!app.requestSingleInstanceLock()) {
  // The first instance got our arguments (second-instance) and opens the project.
  app.quit();
} else {
  const log = openLog(folders.logs);
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', error));
  process.on('uncaughtException', (error) => log.error('uncaught exception', error));
  // Not awaited: Electron becomes ready only after this module has ended.
  app
    .whenReady()
    .then(() => startStudio({ folders, log, projectToOpen: given.project }))
    .catch((error: unknown) => {
      log.error('the app could not start', error);
      app.exit(1);
    });
}
