/** Lets the event loop turn once, so that a cancel is heard between two batches. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
