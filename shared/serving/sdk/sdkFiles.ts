import type { ServedModel } from '../servedModel.ts';
import { writePythonClient } from './pythonClient.ts';
import { writeTypescriptClient } from './typescriptClient.ts';

export const SDK_LANGUAGES = ['ts', 'python'] as const;
export type SdkLanguage = (typeof SDK_LANGUAGES)[number];

/** The files of an SDK for one model: name → text. The key is never among them. */
export function writeSdk(model: ServedModel, language: SdkLanguage, address: string): Readonly<Record<string, string>> {
  const { name } = model;
  if (language === 'python') return { [`${toModule(name)}_client.py`]: writePythonClient(model, address) };
  const manifest = { name: `${name}-client`, version: `${model.version}.0.0`, type: 'module', exports: './client.ts' };
  return {
    'client.ts': writeTypescriptClient(model, address),
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
  };
}

/** A model's name as Python can import it. */
function toModule(name: string): string {
  const module = name.replace(/[^a-z0-9_]/g, '_');
  return /^\d/.test(module) ? `model_${module}` : module;
}
