/** What is done to a text, each by a switch of its own. */
export interface Cleaning {
  readonly stripHtml: boolean;
  readonly removeUrls: boolean;
  readonly lower: boolean;
  readonly stripAccents: boolean;
  readonly removeNumbers: boolean;
  readonly removePunctuation: boolean;
  readonly collapseSpaces: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  euro: '€',
  pound: '£',
  yen: '¥',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};
const LARGEST_CODE_POINT = 0x10ffff;

/** One text, cleaned. What is taken out leaves a space, so that its neighbours do not become one word. */
export function cleanOneText(text: string, how: Cleaning): string {
  let out = text;
  if (how.stripHtml) out = stripHtml(out);
  if (how.removeUrls) out = removeUrls(out);
  if (how.stripAccents) out = out.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  if (how.lower) out = out.toLowerCase();
  if (how.removeNumbers) out = out.replace(/\p{N}+(?:[.,]\p{N}+)*/gu, ' ');
  // "don't" is one word: its apostrophe is no mark.
  if (how.removePunctuation) out = out.replace(/(?<=\p{L})['’](?=\p{L})/gu, '').replace(/[\p{P}\p{S}]+/gu, ' ');
  return how.collapseSpaces ? out.replace(/\s+/gu, ' ').trim() : out;
}

/** Tags, comments, scripts and styles become spaces; then names of characters become the characters. */
function stripHtml(text: string): string {
  const plain = text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    // A tag starts with a letter: in "a < b and c > d" nothing is one.
    .replace(/<\/?[a-z!?][^<>]*>/gi, ' ');
  return plain.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => decodeEntity(name) ?? whole);
}

function decodeEntity(name: string): string | null {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 0 && code <= LARGEST_CODE_POINT ? String.fromCodePoint(code) : null;
}

function removeUrls(text: string): string {
  return text
    .replace(/\b(?:https?|ftp):\/\/[^\s<>"']+/gi, ' ')
    .replace(/\bwww\.[^\s<>"']+/gi, ' ')
    .replace(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, ' ');
}
