import type { Language } from '../../shared/base/text.ts';

const known = new Map<string, Intl.NumberFormat>();

/** A formatter by the rules of a language. Building one costs more than using it a hundred times, so each is built once. */
export function numberFormat(language: Language, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = known.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', options);
    known.set(key, format);
  }
  return format;
}
