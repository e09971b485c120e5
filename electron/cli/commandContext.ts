import type { Language } from '../../shared/base/text.ts';
import type { CliHost, CliServices } from './cliHost.ts';

/** What every command gets. */
export interface CommandContext {
  readonly host: CliHost;
  readonly language: Language;
  readonly services: CliServices;
}
