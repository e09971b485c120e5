import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/base/text.ts';

/** A text of the window in every language; English may differ by number, Chinese never does. */
export type WindowText =
  | { readonly en: string; readonly zh: string }
  | { readonly en: { readonly one: string; readonly other: string }; readonly zh: string };
export type TextRecord = Readonly<Record<string, WindowText>>;

/** The texts of one panel, registered under a name of their own. Use with `useTexts` or `sayText`. */
export interface Texts<R extends TextRecord> {
  readonly namespace: string;
  readonly record: R;
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  supportedLngs: [...LANGUAGES],
  fallbackLng: false,
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React escapes; single braces as in the message catalogue of shared/messages.
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  react: { useSuspense: false },
});

/** Registers the texts of one panel: one file a panel, each text in every language or it does not compile. */
export function defineTexts<const R extends TextRecord>(namespace: string, record: R): Texts<R> {
  for (const language of LANGUAGES) {
    i18next.addResourceBundle(language, namespace, listResources(record, language), true, true);
  }
  return { namespace, record };
}

/** The language that the window speaks now. */
export function currentLanguage(): Language {
  return i18next.language === 'zh' ? 'zh' : 'en';
}

/** Switches every text of the window at once. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  void i18next.changeLanguage(language);
}

function listResources(record: TextRecord, language: Language): Record<string, string> {
  const resources: Record<string, string> = {};
  for (const [key, text] of Object.entries(record)) {
    const value = text[language];
    if (typeof value === 'string') resources[key] = value;
    else {
      resources[`${key}_one`] = value.one;
      resources[`${key}_other`] = value.other;
    }
  }
  return resources;
}
