/** Words that carry hardly any meaning of their own. Small on purpose: "not" and "no" are not among them. */
const english = `a about above after again all also am an and any are as at be because been before being below between both but by
can could did do does doing down during each few for from further had has have having he her here hers herself him
himself his how i if in into is it its itself just me more most my myself of off on once only or other our ours
ourselves out over own same she should so some such than that the their theirs them themselves then there these they
this those through to too under until up very was we were what when where which while who whom why will with would you
your yours yourself yourselves`;

const chinese = `的 了 在 是 我 有 和 就 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 看 好 自己 这 那 它 他 她 们 我们 你们 他们
她们 它们 与 及 或 而 但 但是 因为 所以 如果 虽然 以及 并 并且 对 对于 从 向 把 被 让 给 以 为 于 之 其 这个 那个 这些 那些 什么
怎么 哪 哪个 吗 呢 吧 啊 呀 嘛 地 得 还 又 再 只 才 已 已经 曾 将 能 可以 可 每 各 某 等`;

const listOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const stopWords = { en: listOf(english), zh: listOf(chinese) };

/** Takes words out of a text; the rest, spaces and marks included, stays as it is. Words are compared in lower case. */
export function createStopWordRemover(language: 'en' | 'zh' | 'own', own: string): (text: string) => string {
  const words = language === 'own' ? ownWords(own) : stopWords[language];
  if (language === 'zh') return (text) => removeSegments(text, words);
  // An apostrophe belongs to its word: "it's" is not "it".
  return (text) =>
    text
      .replace(/[\p{L}\p{N}\p{M}_]+(?:['’]\p{L}+)*/gu, (word) => (words.has(word.toLowerCase()) ? '' : word))
      .replace(/[^\S\n]{2,}/g, ' ')
      .trim();
}

function ownWords(own: string): ReadonlySet<string> {
  return new Set(own.split(/[\s,;，；、]+/).flatMap((word) => (word === '' ? [] : word.toLowerCase())));
}

/** Chinese has no spaces: the borders of words are found by the system's own word list. */
function removeSegments(text: string, words: ReadonlySet<string>): string {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => (words.has(segment) ? '' : segment)).join('');
}
