/** The Python that scripts/oraclesTest.mjs and scripts/bench.mjs found. */
export function oraclePython(): string {
  const python = process.env.TENSORLOOM_ORACLE_PYTHON;
  if (!python)
    throw new Error('Start this by `npm run test:oracles` or `npm run bench`: they know the Python that it needs.');
  return python;
}
