/**
 * A problem is expected and the user's: a value, not an exception. It carries a code and values; its sentence comes from
 * the message catalogue (shared/messages) so that every language says it properly.
 */
export interface Problem {
  /** Key in the catalogue, such as `shape.needsRank`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Values for the sentence. Always both sides where there are two ("needs 4 dimensions, got 2"). */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where it is: a node, and in it a parameter or a port; for files a JSON path or a line. */
  readonly node?: string;
  readonly parameter?: string;
  readonly port?: string;
  readonly place?: string;
  /** One-click repairs, best first. Each is plain data that shared/pipeline/applyFix.ts turns into an edit. */
  readonly fixes?: readonly Fix[];
}

/** A repair that can be applied without asking anything more. */
export type Fix =
  | { readonly type: 'setValue'; readonly node: string; readonly parameter: string; readonly value: unknown }
  /** Puts a fresh node of `kind` on the wire that enters `port` of `node`. */
  | {
      readonly type: 'insertBefore';
      readonly node: string;
      readonly port: string;
      readonly kind: string;
      readonly values?: Readonly<Record<string, unknown>>;
    }
  /** Puts a fresh node of `kind` behind the output `port` of `node`: all that it fed takes the new data. */
  | {
      readonly type: 'insertAfter';
      readonly node: string;
      readonly port: string;
      readonly kind: string;
      readonly values?: Readonly<Record<string, unknown>>;
    }
  /** Swaps the kind of a node, keeping its wires and every value that the new kind also has. */
  | { readonly type: 'replaceKind'; readonly node: string; readonly kind: string }
  /** Adds a fresh node of `kind` and wires its output into `port` of `node`. */
  | { readonly type: 'addInput'; readonly node: string; readonly port: string; readonly kind: string }
  /** Draws a wire; one that a port with a single place already has gives way. */
  | {
      readonly type: 'connect';
      readonly from: { readonly node: string; readonly port: string };
      readonly to: { readonly node: string; readonly port: string };
    }
  | { readonly type: 'removeEdge'; readonly edge: string }
  | { readonly type: 'removeNode'; readonly node: string }
  /** Asks for a moved file: the renderer opens the file picker for that parameter. */
  | { readonly type: 'findFile'; readonly node: string; readonly parameter: string };
