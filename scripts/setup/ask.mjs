import readline from 'node:readline/promises';

/** @returns {boolean} whether a person is there who can answer */
export function somebodyCanBeAsked() {
  return !process.env.CI && process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks a yes-or-no question on the terminal; the answer of somebody who just presses Enter is no.
 * @param {string} question
 * @returns {Promise<boolean>}
 */
export async function askYesNo(question) {
  const terminal = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
