import type { Text } from '../base/text.ts';

/** Sentences of problems and errors that come from: data. `{name}` stands for a value. */
export const dataMessages = {} as const satisfies Readonly<Record<string, Text>>;
