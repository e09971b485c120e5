/**
 * A progress bar without dependencies: it has to run before anything is installed.
 * On a terminal it redraws one line; elsewhere (a log file, CI) it prints a line only at every quarter,
 * so that a log stays readable and still shows that something is happening.
 */

/** @typedef {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} OutputStream */
/**
 * @typedef {object} ProgressBar
 * @property {(done: number) => void} update  bytes done so far
 * @property {() => void} finish  leaves a line saying how much and how long
 * @property {() => void} abandon  ends the line without claiming success
 */

const WIDTH = 24;
const REDRAW_MS = 80;

/**
 * @param {number} bytes
 * @returns {string} such as "274 MB"; decimal units, as download pages print them
 */
export function formatBytes(bytes) {
  if (bytes < 1e3) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(0)} kB`;
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

/**
 * @param {number} ms
 * @returns {string} such as "4.2 s" or "3 min 05 s"
 */
export function formatDuration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const rest = Math.floor(seconds % 60);
  return `${Math.floor(seconds / 60)} min ${String(rest).padStart(2, '0')} s`;
}

/**
 * @param {{ label: string, total: number, stream?: OutputStream, now?: () => number }} options  total in bytes; 0 when unknown
 * @returns {ProgressBar}
 */
export function createProgressBar({ label, total, stream = process.stderr, now = Date.now }) {
  const started = now();
  let lastDrawn = Number.NEGATIVE_INFINITY;
  let lastQuarter = 0;
  let done = 0;

  function draw() {
    const seconds = Math.max((now() - started) / 1000, 0.001);
    const speed = `${formatBytes(Math.round(done / seconds))}/s`;
    if (total <= 0) return `  ${label}  ${formatBytes(done)}  ${speed}`;
    const share = Math.min(done / total, 1);
    const filled = Math.round(share * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const percent = `${Math.floor(share * 100)}`.padStart(3);
    return `  ${label}  ${bar} ${percent} %  ${formatBytes(done)} of ${formatBytes(total)}  ${speed}`;
  }

  function clearLine() {
    if (stream.isTTY) stream.write('\r\u001b[K');
  }

  return {
    update(value) {
      done = value;
      if (stream.isTTY) {
        if (now() - lastDrawn < REDRAW_MS) return;
        lastDrawn = now();
        stream.write(`\r\u001b[K${draw().slice(0, (stream.columns ?? 100) - 1)}`);
        return;
      }
      const quarter = total > 0 ? Math.floor((Math.min(done, total) / total) * 4) : 0;
      if (quarter > lastQuarter && quarter < 4) {
        lastQuarter = quarter;
        stream.write(`  ${label}  ${quarter * 25} %  ${formatBytes(done)} of ${formatBytes(total)}\n`);
      }
    },
    finish() {
      clearLine();
      const size = total > 0 ? total : done;
      stream.write(`  ${label}  ${formatBytes(size)} in ${formatDuration(now() - started)}\n`);
    },
    abandon() {
      clearLine();
    },
  };
}
