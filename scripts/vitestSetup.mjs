// Tests fork the trainer and the data process as the app does, so their bundles must be there and fresh.
import { buildNodeSide } from './build.mjs';
import { SetupError } from './setup/setupError.mjs';

export async function setup() {
  try {
    await buildNodeSide();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    // Tests that need no bundle can still run. Those that need the broken one fail by themselves, because its old output is gone;
    // and `npm test` counts the build as a check of its own.
    process.stderr.write(`\nThe Node side does not build:\n${error.message}\n`);
  }
}
