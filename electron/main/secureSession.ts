import { readFile } from 'node:fs/promises';
import { app, protocol, type Session, type WebContents } from 'electron';
import { isOwnPage } from './addressRules.ts';
import { BUNDLE_SCHEME, findBundleFile } from './bundleFiles.ts';
import { securityHeaders } from './contentSecurityPolicy.ts';
import { isPermissionAllowed } from './permissionRules.ts';

/** Must run before the app is ready: makes app:// a standard, secure origin of its own. */
export function registerBundleScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: BUNDLE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the bundle on app://, refuses every permission that the window does not use, and every request that leaves the machine. */
export function secureSession(session: Session, bundleFolder: string): void {
  session.protocol.handle(BUNDLE_SCHEME, async (request) => {
    const file = request.method === 'GET' ? await findBundleFile(bundleFolder, request.url) : null;
    if (!file) return new Response('Not found', { status: 404, headers: securityHeaders('text/plain; charset=utf-8') });
    return new Response(new Uint8Array(await readFile(file.path)), { headers: securityHeaders(file.mediaType) });
  });

  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isPermissionAllowed(permission, isOwnPage(contents?.getURL() ?? ''))),
  );
  session.setPermissionCheckHandler((contents, permission) =>
    isPermissionAllowed(permission, isOwnPage(contents?.getURL() ?? '')),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());

  // The window needs nothing but its own bundle (and the developer tools, theirs): an address that slipped past the CSP ends here.
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = /^(app|blob|data|devtools):/.test(details.url);
    answer({ cancel: !allowed });
  });
}

/** Pins every page there will ever be to our bundle: no navigation away, no new windows, no guests. */
export function restrainAllContents(): void {
  app.on('web-contents-created', (_event, contents) => restrainContents(contents));
}

function restrainContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
