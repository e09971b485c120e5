/** Calls back at every Ctrl+C and SIGTERM instead of dying; returns the function that gives both back to the system. */
export function listenForInterrupts(listener: () => void): () => void {
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return () => {
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  };
}
