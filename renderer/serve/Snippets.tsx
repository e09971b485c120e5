import { Download } from 'lucide-react';
import { useState } from 'react';
import type { SdkLanguage } from '../../shared/serving/sdk/sdkFiles.ts';
import type { ServedModel } from '../../shared/serving/servedModel.ts';
import { type SnippetLanguage, writeSnippet } from '../../shared/serving/snippets.ts';
import { studio } from '../bridge/studio.ts';
import { showFailure } from '../stores/showFailure.ts';
import { serveTexts } from '../texts/serveTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { showToast } from '../ui/toastManager.ts';
import { CopyButton } from './CopyButton.tsx';

/** How other programs call this very model: a few lines to copy, or a client to save. */
export function Snippets({
  run,
  model,
  address,
}: {
  readonly run: string;
  readonly model: ServedModel;
  readonly address: string;
}) {
  const say = useTexts(serveTexts);
  const [language, setLanguage] = useState<SnippetLanguage>('curl');
  const text = writeSnippet(model, address, language);
  const save = async (sdk: SdkLanguage) => {
    try {
      const saved = await studio.call('writeSdk', { run, language: sdk, out: null });
      if (saved) showToast({ title: say('sdkSaved'), description: saved.out, tone: 'success' });
    } catch (error) {
      showFailure(error);
    }
  };
  return (
    <section className="flex min-h-0 min-w-0 flex-col gap-2">
      <div className="flex items-center gap-2">
        <Segmented
          label={say('snippets')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'curl', label: 'curl' },
            { value: 'python', label: 'Python' },
            { value: 'typescript', label: 'TypeScript' },
          ]}
        />
        <CopyButton text={text} />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: code that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="min-h-24 flex-1 overflow-auto rounded-control bg-sunken p-2 font-mono text-xs text-ink"
        data-selectable
        data-testid="serve-snippet"
      >
        {text}
      </pre>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={Download} onClick={() => void save('ts')}>
          {say('sdkTs')}
        </Button>
        <Button size="sm" icon={Download} onClick={() => void save('python')}>
          {say('sdkPython')}
        </Button>
      </div>
    </section>
  );
}
