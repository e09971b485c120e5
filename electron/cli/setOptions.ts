import path from 'node:path';
import type { Problem } from '../../shared/base/problem.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import type { Parameter } from '../../shared/nodes/params.ts';
import { findDefinition } from '../../shared/nodes/registry.ts';
import { chooseTraining } from '../../shared/pipeline/chooseTraining.ts';

export interface Overrides {
  /** `node.param=value`, as typed. */
  readonly set: readonly string[];
  readonly epochs?: number;
  readonly seed?: number;
}

/**
 * The document with the values of --set, --epochs and --seed. Values are JSON where they parse as such and fit, otherwise
 * text; a file is named relative to the folder in which the command was typed.
 */
export function applyOverrides(
  document: LoomDocument,
  overrides: Overrides,
): { readonly document: LoomDocument; readonly problems: readonly Problem[] } {
  let current = document;
  const problems: Problem[] = [];
  for (const text of overrides.set) {
    const applied = applySetting(current, text);
    if ('problem' in applied) problems.push(applied.problem);
    else current = applied.document;
  }
  const training = chooseTraining(current).training;
  for (const [name, value] of [
    ['epochs', overrides.epochs],
    ['seed', overrides.seed],
  ] as const) {
    if (value === undefined || training === null) continue;
    const applied = applySetting(current, `${training}.${name}=${value}`);
    if ('problem' in applied) problems.push(applied.problem);
    else current = applied.document;
  }
  return { document: current, problems };
}

function applySetting(
  document: LoomDocument,
  text: string,
): { readonly document: LoomDocument } | { readonly problem: Problem } {
  const parts = /^(?<node>[^.=]+)\.(?<parameter>[^=]+)=(?<value>.*)$/s.exec(text)?.groups;
  const { node = '', parameter = '', value = '' } = parts ?? {};
  if (!parts) return { problem: { code: 'set.notASetting', severity: 'error', values: { text } } };
  const record = Object.hasOwn(document.nodes, node) ? document.nodes[node] : undefined;
  if (!record) {
    const names = Object.keys(document.nodes).sort().join(', ');
    return { problem: { code: 'set.unknownNode', severity: 'error', values: { node, names } } };
  }
  const params = findDefinition(record.kind)?.params ?? {};
  const known = Object.hasOwn(params, parameter) ? params[parameter] : undefined;
  if (!known) {
    const names = Object.keys(params).join(', ');
    return {
      problem: { code: 'set.unknownParameter', severity: 'error', node, parameter, values: { node, parameter, names } },
    };
  }
  const read = readValue(value, known);
  if ('reason' in read) {
    return {
      problem: {
        code: 'set.badValue',
        severity: 'error',
        node,
        parameter,
        values: { node, parameter, value, reason: read.reason },
      },
    };
  }
  const values = { ...record.values, [parameter]: read.value };
  return { document: { ...document, nodes: { ...document.nodes, [node]: { ...record, values } } } };
}

function readValue(text: string, parameter: Parameter): { readonly value: unknown } | { readonly reason: string } {
  const { control, schema } = parameter;
  if ((control.type === 'file' || control.type === 'folder') && !text.startsWith('{')) {
    const file = text.startsWith('resource:') ? text : path.resolve(text).split(path.sep).join('/');
    return { value: { path: file } };
  }
  const candidates = [...parseJson(text), text];
  for (const candidate of candidates) {
    if (schema.safeParse(candidate).success) return { value: candidate };
  }
  return { reason: schema.safeParse(candidates[0]).error?.issues[0]?.message ?? '' };
}

function parseJson(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
