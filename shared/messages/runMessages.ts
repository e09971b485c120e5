import type { Text } from '../base/text.ts';

/** Sentences of problems and errors that come from: run. `{name}` stands for a value. */
export const runMessages = {} as const satisfies Readonly<Record<string, Text>>;
