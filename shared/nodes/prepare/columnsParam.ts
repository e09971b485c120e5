import type { Text } from '../../base/text.ts';
import { fields } from '../params.ts';

const label = { en: 'Columns', zh: '列' };

/** Which columns of numbers a step works on. */
export function numberColumns(help: Text, onCard = false) {
  return fields({
    label,
    help,
    of: 'number',
    emptyMeans: { en: 'all features that are numbers', zh: '所有数值特征' },
    onCard,
  });
}

/** Which categories a step works on. */
export function categoryColumns(help: Text) {
  return fields({
    label,
    help,
    of: 'category',
    emptyMeans: { en: 'all features that are categories', zh: '所有类别特征' },
    onCard: true,
  });
}
