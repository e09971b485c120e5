import { SetupError } from './setup/setupError.mjs';

/**
 * Runs a script's main function: its number becomes the exit code, an expected failure is said in two lines, and anything else is a bug and shows its stack.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof SetupError) process.stderr.write(`\n✗ ${error.message}\n→ ${error.next}\n`);
    else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}
