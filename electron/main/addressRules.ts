import { BUNDLE_HOST, BUNDLE_SCHEME } from './bundleFiles.ts';

/** Pages the window itself may show: those of our own bundle. */
export function isOwnPage(address: string): boolean {
  try {
    const url = new URL(address);
    return (
      url.protocol === `${BUNDLE_SCHEME}:` && url.host === BUNDLE_HOST && url.username === '' && url.password === ''
    );
  } catch {
    return false;
  }
}

/**
 * The address to hand to the system's browser, written anew by the parser, or null when it may not leave: anything but
 * https, or one with a user name in it (`https://good@evil`).
 */
export function readExternalAddress(address: string): string | null {
  try {
    const url = new URL(address);
    if (url.protocol !== 'https:' || url.hostname === '' || url.username !== '' || url.password !== '') return null;
    return url.href;
  } catch {
    return null;
  }
}
