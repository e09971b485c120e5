import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { showFailure } from '../stores/showFailure.ts';
import { serveTexts } from '../texts/serveTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { IconButton } from '../ui/IconButton.tsx';

const SHOWN_MS = 1500;

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ text }: { readonly text: string }) {
  const say = useTexts(serveTexts);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = () => navigator.clipboard.writeText(text).then(() => setDone(true), showFailure);
  return (
    <IconButton
      icon={isDone ? Check : Copy}
      size="sm"
      label={say(isDone ? 'copied' : 'copy')}
      onClick={() => void copy()}
    />
  );
}
