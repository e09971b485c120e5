import type { Problem } from '../base/problem.ts';
import type { Language, Text } from '../base/text.ts';
import { coreMessages } from './coreMessages.ts';
import { dataMessages } from './dataMessages.ts';
import { graphMessages } from './graphMessages.ts';
import { imageMessages } from './imageMessages.ts';
import { profileMessages } from './profileMessages.ts';
import { runMessages } from './runMessages.ts';
import { seriesMessages } from './seriesMessages.ts';
import { servingMessages } from './servingMessages.ts';
import { tableMessages } from './tableMessages.ts';
import { textMessages } from './textMessages.ts';

/** Every sentence about a problem (`code`) or an error (`error.<code>`), one file a domain. */
const catalogue: Readonly<Record<string, Text>> = {
  ...graphMessages,
  ...dataMessages,
  ...profileMessages,
  ...runMessages,
  ...coreMessages,
  ...tableMessages,
  ...textMessages,
  ...seriesMessages,
  ...servingMessages,
  ...imageMessages,
};

/** Puts values into a text: `needs {rank} dimensions` with {rank: 4}. A value that is missing stays visible as `{rank}`. */
export function formatText(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The sentence for a code; the bare code with its values when the catalogue lacks it, so that nothing is hidden. */
export function formatMessage(
  code: string,
  values: Readonly<Record<string, string | number>> | undefined,
  language: Language,
): string {
  const text = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  return text
    ? formatText(text[language], translateValues(values, language))
    : `${code} ${JSON.stringify(values ?? {})}`;
}

/** A value such as `@port.data` stands for a word of the catalogue, so that no English word ends up in a Chinese sentence. */
function translateValues(
  values: Readonly<Record<string, string | number>> | undefined,
  language: Language,
): Record<string, string | number> {
  const translate = (value: string | number) => {
    const code = typeof value === 'string' && value.startsWith('@') ? value.slice(1) : null;
    return code !== null && Object.hasOwn(catalogue, code) ? (catalogue[code]?.[language] ?? value) : value;
  };
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, translate(value)]));
}

/** The sentence of a problem. */
export function describeProblem(problem: Pick<Problem, 'code' | 'values'>, language: Language): string {
  return formatMessage(problem.code, problem.values, language);
}

/** All codes, for the test that each is said in every language and that no code in use is missing. */
export function listMessageCodes(): readonly string[] {
  return Object.keys(catalogue);
}
