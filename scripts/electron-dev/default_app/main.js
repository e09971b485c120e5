// What a bare Electron runs when it is given an app by path: `electron [-r module]… [switches] <app folder or file> [arguments]`.
// The development Electron comes without this part. A module that waits for the app at its top level, because Electron is not
// `ready` before it has ended: an app has things to say before that (its sandbox, its own scheme). `-r` modules (Playwright
// passes its loader that way) run synchronously before the app's first line.
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

/** Electron's own switches come first; Chromium's and Node's start with a dash and were read by the binary already. */
function readCommandLine(args) {
  const modules = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      modules.push(args[index]);
    } else if (argument === '-v' || argument === '--version') {
      return { print: `v${process.versions.electron}` };
    } else if (!argument.startsWith('-')) {
      return { modules, file: argument };
    }
  }
  return { modules, file: null };
}

function takeIdentity(folder) {
  const packageFile = path.join(folder, 'package.json');
  if (!fs.existsSync(packageFile)) return false;
  const description = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  if (description.version) app.setVersion(description.version);
  app.setName(description.productName ?? description.name ?? 'Electron');
  if (description.desktopName) app.setDesktopName(description.desktopName);
  return true;
}

const commandLine = readCommandLine(process.argv.slice(1));
if (commandLine.print) {
  process.stdout.write(`${commandLine.print}\n`);
  process.exit(0);
}
if (!commandLine.file) {
  process.stderr.write('usage: electron [-r module] [switches] <app folder or file> [arguments]\n');
  process.exit(1);
}
for (const name of commandLine.modules) {
  Module._load(path.isAbsolute(name) ? name : require.resolve(name, { paths: [process.cwd()] }), Module, true);
}
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

const target = path.resolve(commandLine.file);
const isApp = takeIdentity(target);
const main = Module._resolveFilename(target, null, true);
app.setAppPath(isApp ? target : path.dirname(main));
try {
  await import(pathToFileURL(main).href);
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
}
