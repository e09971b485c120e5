import { stringifySorted } from '../base/hash.ts';
import type { LoomDocument } from './document.ts';

/** The text of a project file: sorted keys, one value a line, so that a difference of two versions reads well. */
export function writeDocument(document: LoomDocument): string {
  return `${stringifySorted(document, 2)}\n`;
}
