import fs from 'node:fs';
import path from 'node:path';

/**
 * Writes docs/engine-parity.md from what the tests of one run have measured (oracles/parityReport.ts leaves a file for each table).
 * @param {string} folder  with those files
 * @param {string} page
 */
export function writeParityPage(folder, page) {
  const tables = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith('parity-'))
    .sort()
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
  fs.writeFileSync(page, formatPage(tables));
}

/**
 * @param {{ title: string, versions: string, rows: string[][] }[]} tables  the first row of each is its head
 * @returns {string}
 */
export function formatPage(tables) {
  const lines = [
    '# Measured beside Keras',
    '',
    'Written by `npm run test:oracles -- --table`; do not edit. Every row is one plan that Keras and Tensorloom train from the same',
    'weights on the same batches. The numbers are the worst differences; 0 means equal to the bit. What they are measured against,',
    'and how far they may go, stands in [oracles/README.md](../oracles/README.md).',
  ];
  for (const { title, versions, rows } of tables) {
    const [head = [], ...body] = rows;
    lines.push('', `## ${title}`, '', `${versions}.`, '', formatRow(head));
    lines.push(formatRow(head.map((_, column) => (column < 2 ? '---' : '--:'))), ...body.map(formatRow));
  }
  return `${lines.join('\n')}\n`;
}

/** @param {string[]} cells */
function formatRow(cells) {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
