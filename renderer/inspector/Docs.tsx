import { Fragment, type ReactNode, useState } from 'react';
import { useViewStore } from '../stores/viewStore.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useTexts } from '../texts/useTexts.ts';

/** The help of a kind: its first sentence, and the rest on demand (or with F1). */
export function Docs({ text }: { readonly text: string }) {
  const say = useTexts(inspectorTexts);
  const asked = useViewStore((view) => view.helpOpen);
  const [open, setOpen] = useState(asked);
  const isOpen = open || asked;
  const { first, rest } = splitFirstSentence(text);
  return (
    <div className="mt-3 text-sm text-ink-soft" data-selectable>
      <p>
        {formatInline(first)}{' '}
        {rest.length > 0 && !isOpen ? (
          <button
            type="button"
            aria-expanded={false}
            onClick={() => setOpen(true)}
            className="rounded-control font-medium text-accent-ink hover:underline"
          >
            {say('more')}
          </button>
        ) : null}
      </p>
      {isOpen ? (
        <>
          {rest.map((paragraph) => (
            <p key={paragraph} className="mt-2">
              {formatInline(paragraph)}
            </p>
          ))}
          <button
            type="button"
            aria-expanded
            onClick={() => {
              setOpen(false);
              useViewStore.setState({ helpOpen: false });
            }}
            className="mt-1 rounded-control font-medium text-accent-ink hover:underline"
          >
            {say('less')}
          </button>
        </>
      ) : null}
    </div>
  );
}

/** The first sentence, and the paragraphs that follow (the first of them without that sentence). */
export function splitFirstSentence(text: string): { readonly first: string; readonly rest: readonly string[] } {
  const [paragraph = '', ...others] = text.split(/\n{2,}/);
  const match = /^(.+?(?:[.!?](?=\s|$)|[。！？]))\s*(.*)$/su.exec(paragraph);
  if (!match) return { first: paragraph, rest: others };
  const [, first = paragraph, remainder = ''] = match;
  return { first, rest: remainder === '' ? others : [remainder, ...others] };
}

/** Emphasis (`*so*`, `**so**`) and code (`` `so` ``): all of Markdown that help texts use inside a paragraph. */
export function formatInline(text: string): ReactNode {
  return text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/).map((part, place) => {
    const key = `${place}-${part}`;
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('*') && part.length > 2) return <em key={key}>{part.slice(1, -1)}</em>;
    if (part.startsWith('`'))
      return (
        <code key={key} className="font-mono text-xs">
          {part.slice(1, -1)}
        </code>
      );
    return <Fragment key={key}>{part}</Fragment>;
  });
}
