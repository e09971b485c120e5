import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/base/problem.ts';
import type { Language, Text } from '../../shared/base/text.ts';
import { describeProblem } from '../../shared/messages/catalogue.ts';
import { currentLanguage, type TextRecord, type Texts } from './i18n.ts';
import { numberFormat } from './numberFormat.ts';

export type TextValues = Readonly<Record<string, string | number>>;
/** Says a text of one panel by its key. `count` picks between singular and plural. */
export type Say<R extends TextRecord> = (key: keyof R & string, values?: TextValues) => string;

/** The texts of a panel in the language of the window; the component renders again when that changes. */
export function useTexts<R extends TextRecord>(texts: Texts<R>): Say<R> {
  const { i18n } = useTranslation(texts.namespace);
  const language = i18n.language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what makes a new function worth it.
  return useMemo(() => (key, values) => sayText(texts, key, values), [texts, language]);
}

/** Outside React (a toast, an announcement): the text in the language of now. */
export function sayText<R extends TextRecord>(texts: Texts<R>, key: keyof R & string, values?: TextValues): string {
  return i18next.t(key, { ns: texts.namespace, ...values });
}

/** What speaks the texts that definitions and messages carry themselves. */
export interface Speech {
  readonly language: Language;
  /** A text of a definition. */
  text(text: Text): string;
  /** The sentence of a problem. */
  problem(problem: Pick<Problem, 'code' | 'values'>): string;
  /** A whole or decimal number by the language's rules. */
  number(value: number, options?: Intl.NumberFormatOptions): string;
}

/** Texts of definitions, problems and numbers in the language of the window. */
export function useSpeech(): Speech {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en';
  return useMemo(() => speakIn(language), [language]);
}

/** The same outside React. */
export function speech(): Speech {
  return speakIn(currentLanguage());
}

function speakIn(language: Language): Speech {
  return {
    language,
    text: (text) => text[language],
    problem: (problem) => describeProblem(problem, language),
    number: (value, options) => numberFormat(language, options).format(value),
  };
}
