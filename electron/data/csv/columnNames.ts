import type { NodeProblem } from '../../../shared/nodes/definition.ts';

/**
 * The names of the columns of a table, each once. A name that comes again gets a number (`a`, `a_2`), an empty one the
 * number of its column, and both are said; anything else stays as it is written, `__proto__` too.
 */
export function nameColumns(
  first: readonly string[],
  header: boolean,
): { readonly names: readonly string[]; readonly problems: readonly NodeProblem[] } {
  if (!header) return { names: first.map((_, index) => `column${index + 1}`), problems: [] };
  const problems: NodeProblem[] = [];
  const written = new Set(first.map((name) => name.trim()));
  const taken = new Set<string>();
  const names = first.map((raw, index) => {
    const wanted = raw.trim() || `column${index + 1}`;
    let name = wanted;
    for (let n = 2; taken.has(name) || (name !== wanted && written.has(name)); n++) name = `${wanted}_${n}`;
    taken.add(name);
    if (raw.trim() === '') {
      problems.push({
        code: 'data.csvEmptyName',
        severity: 'warning',
        values: { column: index + 1, name },
        place: '1',
      });
    } else if (name !== wanted) {
      const values = { column: index + 1, name: wanted, renamed: name };
      problems.push({ code: 'data.csvDuplicateName', severity: 'warning', values, place: '1' });
    }
    return name;
  });
  return { names, problems };
}
