/** What a project file may hold at most; beyond it is no project that a person drew, and a window would not survive it. */
export const FILE_LIMITS = { bytes: 50 * 1024 * 1024, depth: 64, nodes: 5000, edges: 20_000 } as const;

/** What a piece of a graph on the clipboard may hold at most. */
export const FRAGMENT_LIMITS = { bytes: 5 * 1024 * 1024, depth: 64, nodes: 2000, edges: 10_000 } as const;

export interface Limits {
  readonly bytes: number;
  readonly depth: number;
  readonly nodes: number;
  readonly edges: number;
}
