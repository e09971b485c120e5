import { dataContract } from '../../shared/ipc/dataContract.ts';
import { answer } from '../../shared/ipc/rpc.ts';
import { createDataHandlers } from './dataHandlers.ts';
import { openParentPort } from './parentPort.ts';

/**
 * The data process: reads, decodes and prepares, so that neither the window nor the trainer waits for a file. A call
 * that fails by a bug is answered as `unexpected` and logged; the process goes on.
 */
const port = openParentPort();
const answering = answer(
  port,
  dataContract,
  createDataHandlers((stage, done, total) => answering.emit('progress', { stage, done, total })),
  (call, error) => process.stderr.write(`${call}: ${error instanceof Error ? error.stack : String(error)}\n`),
);

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    process.stderr.write(`${event}: ${error instanceof Error ? error.stack : String(error)}\n`);
  });
}
