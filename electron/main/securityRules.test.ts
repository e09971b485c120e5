import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOwnPage, readExternalAddress } from './addressRules.ts';
import { CONTENT_SECURITY_POLICY, securityHeaders } from './contentSecurityPolicy.ts';
import { isPermissionAllowed } from './permissionRules.ts';
import { isTrustedSender } from './senderRules.ts';

const STRANGE_ADDRESSES = [
  'about:blank',
  'about:srcdoc',
  'data:text/html,x',
  'blob:app://bundle/1',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'filesystem:app://bundle/x',
  'devtools://devtools/x',
  'chrome://gpu',
  'http://bundle/',
  'https://bundle/index.html',
  'app://bundle.evil.example/index.html',
  'app://evil/index.html',
  'app://bundle@evil/index.html',
  'app://x@bundle/index.html',
  'appx://bundle/index.html',
  '//bundle/index.html',
  '',
];

describe('who may ask', () => {
  it.each(STRANGE_ADDRESSES)('no frame that shows %j', (url) => {
    expect(isTrustedSender({ url, parent: null })).toBe(false);
    expect(isOwnPage(url)).toBe(false);
  });

  it('only the main frame of our page', () => {
    const url = 'app://bundle/index.html';
    expect(isTrustedSender({ url, parent: null })).toBe(true);
    expect(isTrustedSender({ url, parent: {} })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
    expect(isTrustedSender(undefined)).toBe(false);
  });
});

describe('what may leave for the browser', () => {
  it.each([
    ...STRANGE_ADDRESSES.filter((url) => !url.startsWith('https:')),
    'https://good.example@evil.example/',
    'https://u:p@evil.example',
    'smb://x/y',
    'ms-msdt:/id',
    '\\\\server\\share',
    'vbscript:x',
    'HTTP://example.org',
  ])('not %j', (url) => {
    expect(readExternalAddress(url)).toBeNull();
  });

  it('an https address, written anew', () => {
    expect(readExternalAddress(' https://Example.org/a b?q=1 ')).toBe('https://example.org/a%20b?q=1');
  });
});

describe('permissions', () => {
  // All names of Electron's session documentation.
  const names =
    'accessibility-events clipboard-read clipboard-sanitized-write display-capture fullscreen geolocation hid idle-detection keyboardLock local-fonts media mediaKeySystem midi midiSysex notifications openExternal pointerLock serial speaker-selection storage-access top-level-storage-access unknown usb window-management fileSystem'.split(
      ' ',
    );
  it('allows two, and only to our own page', () => {
    expect(names.filter((name) => isPermissionAllowed(name, true))).toEqual([
      'clipboard-sanitized-write',
      'fullscreen',
    ]);
    expect(names.filter((name) => isPermissionAllowed(name, false))).toEqual([]);
  });
});

describe('the content security policy', () => {
  const directives = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values.join(' ')];
    }),
  );

  it('begins with nothing and lets in our own files', () => {
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' blob: data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'frame-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'default',
    });
  });

  it('goes with every answer', () => {
    expect(securityHeaders('text/html')).toMatchObject({
      'Content-Type': 'text/html',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
  });
});

describe('the code itself', () => {
  const sources = ['main', 'preload'].flatMap((folder) => {
    const where = path.resolve(import.meta.dirname, '..', folder);
    return readdirSync(where)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(path.join(where, name), 'utf8') }));
  });
  const listFiles = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

  it('listens to windows at one place and exposes one thing', () => {
    expect(listFiles(/\bipcMain\./)).toEqual(['main/studioPort.ts']);
    expect(listFiles(/\bipcRenderer\./)).toEqual(['preload/preload.ts']);
    expect(listFiles(/exposeInMainWorld/)).toEqual(['preload/preload.ts']);
    expect(listFiles(/shell\.openExternal/)).toEqual(['main/systemDialogs.ts']);
    expect(listFiles(/loadFile|executeJavaScript|sendSync/)).toEqual([]);
    expect(listFiles(/nodeIntegration\w*: true|sandbox: false|contextIsolation: false|webSecurity: false/)).toEqual([]);
  });
});
