import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { formatMessage } from '../../../shared/messages/catalogue.ts';
import { SDK_LANGUAGES, type SdkLanguage } from '../../../shared/serving/sdk/sdkFiles.ts';
import { writeSdkFolder } from '../../core/serving/writeSdkFolder.ts';
import type { CommandContext } from '../commandContext.ts';
import { EXIT, type ExitCode } from '../exitCodes.ts';

/** Writes a client of a run's model for others to call it with. */
export async function sdkCommand(
  run: string,
  options: { readonly language: SdkLanguage; readonly out: string; readonly address: string; readonly json: boolean },
  { host, language, services }: CommandContext,
): Promise<ExitCode> {
  const out = path.resolve(options.out);
  const context = services.taskContext();
  const written = await writeSdkFolder(path.resolve(run), options.language, out, options.address, context);
  const values = { language: options.language, out: written.out, files: written.files.join('\n') };
  host.out(options.json ? `${JSON.stringify(written)}\n` : `${formatMessage('cli.sdkWritten', values, language)}\n`);
  return EXIT.ok;
}

/** The language as typed, or an error that names those there are. */
export function readSdkLanguage(text: string): SdkLanguage {
  const found = SDK_LANGUAGES.find((language) => language === text);
  if (!found) throw new AppError('serve.unknownLanguage', { language: text, languages: SDK_LANGUAGES.join(', ') });
  return found;
}
