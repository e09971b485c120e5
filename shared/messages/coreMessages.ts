import type { Text } from '../base/text.ts';

/** Sentences of problems and errors that come from: core. `{name}` stands for a value. */
export const coreMessages = {} as const satisfies Readonly<Record<string, Text>>;
