import { describe, expect, test } from 'vitest';
import { createProgressBar, formatBytes, formatDuration } from './progressBar.mjs';

/** @param {boolean} isTTY */
function recordingStream(isTTY) {
  let text = '';
  const write = (/** @type {string} */ part) => {
    text += part;
  };
  return { isTTY, columns: 100, write, read: () => text };
}

describe('progress bar', () => {
  test('in a log it prints a line per quarter and one at the end, never a control character', () => {
    const stream = recordingStream(false);
    let clock = 0;
    const bar = createProgressBar({ label: 'TensorFlow', total: 200_000_000, stream, now: () => clock });
    for (let percent = 0; percent <= 100; percent += 1) {
      clock += 20;
      bar.update(percent * 2_000_000);
    }
    bar.finish();
    expect(stream.read()).toBe(
      [
        '  TensorFlow  25 %  50 MB of 200 MB',
        '  TensorFlow  50 %  100 MB of 200 MB',
        '  TensorFlow  75 %  150 MB of 200 MB',
        '  TensorFlow  200 MB in 2.0 s',
        '',
      ].join('\n'),
    );
  });

  test('on a terminal it redraws one line, at most every 80 ms', () => {
    const stream = recordingStream(true);
    let clock = 0;
    const bar = createProgressBar({ label: 'Electron', total: 1_000_000, stream, now: () => clock });
    for (let step = 0; step < 100; step += 1) {
      clock += 10;
      bar.update(step * 10_000);
    }
    expect(stream.read().split('\r').length - 1).toBe(13);
    expect(stream.read()).toContain('████████████░░░░░░░░░░░░  48 %');
    expect(stream.read()).not.toContain('\n');
    bar.finish();
    expect(stream.read().endsWith('\r\u001b[K  Electron  1.0 MB in 1.0 s\n')).toBe(true);
  });

  test('an abandoned one claims nothing', () => {
    const stream = recordingStream(false);
    const bar = createProgressBar({ label: 'Electron', total: 100, stream });
    bar.update(10);
    bar.abandon();
    expect(stream.read()).toBe('');
  });

  test('sizes and durations read well', () => {
    expect([0, 999, 1500, 2_500_000, 273_829_956, 1_230_000_000].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '2 kB',
      '2.5 MB',
      '274 MB',
      '1.23 GB',
    ]);
    expect([900, 59_900, 185_000].map(formatDuration)).toEqual(['0.9 s', '59.9 s', '3 min 05 s']);
  });
});
