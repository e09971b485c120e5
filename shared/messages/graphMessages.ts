import type { Text } from '../base/text.ts';

/** Sentences of problems and errors that come from: graph. `{name}` stands for a value. */
export const graphMessages = {} as const satisfies Readonly<Record<string, Text>>;
