import { ImagePlus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { predictTexts } from '../texts/predictTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import { showToast } from '../ui/toastManager.ts';
import { readBase64 } from './readBase64.ts';
import type { ModelDescription, PredictionSource } from './usePrediction.ts';

const MOST_BYTES = 50_000_000;

/** A place for one image: drop it, paste it, or choose a file. The pixels go to the model as they are. */
export function ImageDrop({ model, ask }: { readonly model: ModelDescription; ask(from: PredictionSource): void }) {
  const say = useTexts(predictTexts);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const take = useCallback(
    async (file: File | undefined) => {
      if (!file) return;
      if (!file.type.startsWith('image/')) {
        showToast({ tone: 'warning', title: say('notImage'), description: say('notImageHint') });
        return;
      }
      if (file.size > MOST_BYTES) {
        showToast({ tone: 'warning', title: say('tooLarge') });
        return;
      }
      setShown((before) => {
        if (before) URL.revokeObjectURL(before);
        return URL.createObjectURL(file);
      });
      ask({ type: 'imageBytes', base64: await readBase64(file) });
    },
    [ask, say],
  );
  // Pasting works anywhere in the window while this is open, as long as no text field wants it.
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const target = event.target;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith('image/'));
      if (!file) return;
      event.preventDefault();
      // Not a paste into the canvas.
      event.stopImmediatePropagation();
      void take(file);
    };
    document.addEventListener('paste', paste, true);
    return () => document.removeEventListener('paste', paste, true);
  }, [take]);

  return (
    <section
      aria-label={say('fromImage')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
      className={joinClasses(
        'flex h-full min-h-32 items-center justify-center gap-6 rounded-card border border-dashed p-4',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
      data-testid="image-drop"
    >
      {shown ? (
        <img src={shown} alt={say('yourImage')} className="max-h-full max-w-48 rounded-control object-contain" />
      ) : null}
      <div className="flex flex-col items-center gap-1 text-center">
        {shown ? null : <ImagePlus aria-hidden strokeWidth={1.5} className="mb-1 size-7 text-ink-faint" />}
        <p className="text-sm font-semibold">{say('drop')}</p>
        <p className="max-w-72 text-sm text-ink-soft">
          {say('dropHint', { height: model.image?.height ?? 0, width: model.image?.width ?? 0 })}
        </p>
        <Button className="mt-2" onClick={() => input.current?.click()}>
          {say('chooseImage')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="image/*"
          tabIndex={-1}
          aria-label={say('chooseImage')}
          className="sr-only"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </section>
  );
}
