/** Electron grants everything by default; here only what the window uses: copying, and full screen. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Whether a page of ours may have a permission. `own`: the asking page is one of our bundle. */
export function isPermissionAllowed(permission: string, own: boolean): boolean {
  return own && ALLOWED_PERMISSIONS.has(permission);
}
