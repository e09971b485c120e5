/**
 * A small seeded generator (mulberry32): the same numbers on every machine. tfjs ignores seed 0 and does not seed its
 * shuffle, so everything random in Tensorloom that is not inside TensorFlow comes from here.
 */
export function createRandom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Mixes numbers and names into one seed, so that (run seed, node, epoch) each have a stream of their own. */
export function mixSeed(...parts: readonly (number | string)[]): number {
  let hash = 2166136261;
  for (const part of parts) {
    for (const char of `${part}\u0000`) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  }
  return hash >>> 0;
}

/** Shuffles indices in place (Fisher–Yates). */
export function shuffleInPlace(indices: Uint32Array | number[], random: () => number): void {
  for (let i = indices.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = indices[i] ?? 0;
    indices[i] = indices[j] ?? 0;
    indices[j] = swap;
  }
}
