import { createDocument } from '../../../shared/graph/document.ts';
import { openJournal } from '../projects/journal.ts';

// Run as a process of its own by journal.test.ts, and killed in the middle: appends without end and says what was acknowledged.
const [folder = ''] = process.argv.slice(2);
const base = { path: null, readOnly: false, document: createDocument('killed', '0') };
const journal = await openJournal(folder, 'killed', base);
for (let sequence = 1; ; sequence++) {
  const document = createDocument('killed', String(sequence));
  await journal.append([{ sequence, label: 'Edit', changes: [{ sequence }] }], document);
  process.stdout.write(`${sequence}\n`);
}
