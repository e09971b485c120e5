import os from 'node:os';
import process from 'node:process';
import type { MemoryState } from '../../../shared/pipeline/estimateMemory.ts';

/** Free memory (what the system could give without swapping) and all of it; in a container what that one may have. */
export function readMemoryState(): MemoryState {
  const limit = process.constrainedMemory() ?? 0;
  const all = os.totalmem();
  // Without a limit some systems answer 0, others a number beyond any machine.
  const totalBytes = limit > 0 && limit < all ? limit : all;
  return { totalBytes, freeBytes: Math.min(process.availableMemory(), totalBytes) };
}
