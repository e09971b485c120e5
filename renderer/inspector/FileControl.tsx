import { FileText, Folder } from 'lucide-react';
import type { FileType } from '../../shared/nodes/params.ts';
import { chooseFile } from '../stores/fileParameter.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import type { ControlProps } from './ParameterControl.tsx';

/** A file or folder, chosen through the system's dialog. The path is shown as the project keeps it. */
export function FileControl({
  name,
  parameter,
  records,
  value,
  label,
  help,
  aside,
  accept,
}: ControlProps & { readonly accept: FileType | 'folder' }) {
  const say = useTexts(inspectorTexts);
  const path = typeof value === 'object' && value !== null && 'path' in value ? String(value.path) : '';
  const Icon = accept === 'folder' ? Folder : FileText;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a box of its own around one button.
    <div role="group" aria-label={label} className="grid gap-1">
      <span className="flex min-h-5 items-center justify-between gap-1">
        <span className="truncate text-sm text-ink-soft">{label}</span>
        {aside}
      </span>
      <div className="flex min-w-0 items-center gap-2">
        <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="min-w-0 flex-1 truncate text-sm" title={path} data-selectable>
          {path === '' ? <span className="text-ink-faint">{say('noFile')}</span> : path}
        </span>
        <Button size="sm" onClick={() => void chooseFile(records, name, parameter, accept)}>
          {say(path === '' ? (accept === 'folder' ? 'chooseFolder' : 'chooseFile') : 'choose')}
        </Button>
      </div>
      {help ? <p className="text-xs text-ink-faint">{help}</p> : null}
    </div>
  );
}
