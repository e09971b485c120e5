import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../core/testing/temporaryFolder.ts';
import { BUNDLE_ORIGIN, findBundleFile, isInside } from './bundleFiles.ts';

const folder = makeTemporaryFolder();
const root = path.join(folder, 'bundle');

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  mkdirSync(path.join(folder, 'bundle-twin'));
  writeFileSync(path.join(root, 'index.html'), 'own');
  writeFileSync(path.join(root, 'assets', 'main.js'), 'own');
  writeFileSync(path.join(root, 'assets', 'with space.css'), 'own');
  writeFileSync(path.join(root, 'assets', 'data.loom'), 'own, but no type that a window needs');
  writeFileSync(path.join(folder, 'secret.json'), 'secret');
  writeFileSync(path.join(folder, 'bundle-twin', 'secret.json'), 'secret');
  symlinkSync(path.join(folder, 'secret.json'), path.join(root, 'link.json'));
  symlinkSync(folder, path.join(root, 'up'));
  symlinkSync('loop.js', path.join(root, 'loop.js'));
});

describe('the bundle', () => {
  it.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/main.js', 'text/javascript; charset=utf-8'],
    ['/assets/with%20space.css', 'text/css; charset=utf-8'],
    ['/index.html?theme=dark#top', 'text/html; charset=utf-8'],
  ])('serves %s', async (address, mediaType) => {
    expect((await findBundleFile(root, `${BUNDLE_ORIGIN}${address}`))?.mediaType).toBe(mediaType);
  });

  it.each([
    '/',
    '',
    '/assets',
    '/assets/',
    '/assets/data.loom',
    '/none.js',
    '/link.json',
    '/up/secret.json',
    '/loop.js',
    '/index.html/',
    '/index.html%00.js',
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/%252e%252e/secret.json',
    '/..%5csecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%2fbundle-twin%2fsecret.json',
    '//secret.json',
    '/%2f%2fetc%2fpasswd',
    '/c:/windows/win.ini',
    '/\\\\server\\share\\x.js',
    '/%E0%A4%A',
    `/${'a'.repeat(5000)}.js`,
  ])('does not serve %s', async (address) => {
    expect(await findBundleFile(root, `${BUNDLE_ORIGIN}${address}`)).toBeNull();
  });

  it.each([
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'app://user@bundle/index.html',
    'file:///index.html',
    'https://bundle/index.html',
    'index.html',
    'app:index.html',
    '',
  ])('does not answer for %s', async (address) => {
    expect(await findBundleFile(root, address)).toBeNull();
  });

  it('serves nothing outside of itself, whatever the address', async () => {
    const piece = fc.constantFrom(
      ...[
        '..',
        '.',
        '%2e%2e',
        '%2E%2e',
        '%252e',
        '/',
        '//',
        '%2f',
        '%5c',
        '\\',
        '%00',
        '~',
        'up',
        'link.json',
        'assets',
      ],
      ...['secret.json', 'bundle-twin', 'bundle', 'index.html', 'main.js', 'C:', ':', '?', '#', ' ', '%', '项目'],
    );
    const address = fc.array(piece, { maxLength: 9 }).map((pieces) => `${BUNDLE_ORIGIN}/${pieces.join('')}`);
    await fc.assert(
      fc.asyncProperty(address, async (mutation) => {
        const found = await findBundleFile(root, mutation);
        return found === null || (isInside(root, found.path) && !found.path.includes('secret'));
      }),
      { numRuns: 3000 },
    );
  });

  it('judges by whole names', () => {
    expect(isInside('/a/b', '/a/bc')).toBe(false);
    expect(isInside('/a/b', '/a/b')).toBe(false);
    expect(isInside('/a/b', '/a/b/..c')).toBe(true);
    expect(isInside('/a/b', '/a/b/c/d')).toBe(true);
  });
});
