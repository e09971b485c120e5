import { exportFormats } from '../../shared/run/exportFormats.ts';
import { exportTexts } from '../texts/exportTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';

interface FormatChoiceProps {
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (format: string) => void;
}

/** The formats to choose one of, each with what it is for and how it is proved. */
export function FormatChoice({ value, disabled, onChange }: FormatChoiceProps) {
  const say = useTexts(exportTexts);
  const { language } = useSpeech();
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm text-ink-soft">{say('format')}</legend>
      {exportFormats.map(({ id, title, description, proof }) => (
        <label
          key={id}
          className={`flex items-start gap-3 rounded-card border p-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent ${
            id === value ? 'border-accent bg-accent-soft' : 'border-line'
          }`}
        >
          <input
            type="radio"
            name="export-format"
            className="mt-1 accent-accent"
            checked={id === value}
            onChange={() => onChange(id)}
          />
          <span className="flex flex-col">
            <span className="text-sm font-medium">{title[language]}</span>
            <span className="text-sm text-ink-soft">{description[language]}</span>
            <span className="text-xs text-ink-soft">{say(proof)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
