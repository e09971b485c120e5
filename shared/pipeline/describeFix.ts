import type { Fix } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import type { LoomDocument } from '../graph/document.ts';
import { describeProblem } from '../messages/catalogue.ts';
import type { Parameter } from '../nodes/params.ts';
import { findDefinition } from '../nodes/registry.ts';
import { findPort } from './connectionRules.ts';
import { resolveNode } from './resolveNode.ts';

/** What the button of a repair says: "Insert Flatten before Dense", in both languages. */
export function describeFix(document: LoomDocument, fix: Fix): Text {
  switch (fix.type) {
    case 'setValue': {
      const parameter = findParameter(document, fix.node, fix.parameter);
      return say('fix.setValue', {
        node: nameNode(document, fix.node),
        parameter: parameter?.label ?? fix.parameter,
        value: formatValue(parameter, fix.value),
      });
    }
    case 'insertBefore':
      return say('fix.insertBefore', { kind: nameKind(fix.kind), node: nameNode(document, fix.node) });
    case 'insertAfter':
      return say('fix.insertAfter', { kind: nameKind(fix.kind), node: nameNode(document, fix.node) });
    case 'replaceKind':
      return say('fix.replaceKind', { kind: nameKind(fix.kind) });
    case 'addInput': {
      const port = findPort(document, fix, 'input')?.label ?? fix.port;
      return say('fix.addInput', { kind: nameKind(fix.kind), port });
    }
    case 'connect':
      return say('fix.connect', { from: nameNode(document, fix.from.node), to: nameNode(document, fix.to.node) });
    case 'removeEdge': {
      const from = document.edges[fix.edge]?.from.node;
      return say('fix.removeEdge', { from: from === undefined ? fix.edge : nameNode(document, from) });
    }
    case 'removeNode':
      return say('fix.removeNode', { node: nameNode(document, fix.node) });
    case 'findFile':
      return say('fix.findFile', {});
  }
}

type Word = string | Text;

function say(code: string, words: Readonly<Record<string, Word>>): Text {
  const pick = (language: 'en' | 'zh') =>
    Object.fromEntries(
      Object.entries(words).map(([name, word]) => [name, typeof word === 'string' ? word : word[language]]),
    );
  return {
    en: describeProblem({ code, values: pick('en') }, 'en'),
    zh: describeProblem({ code, values: pick('zh') }, 'zh'),
  };
}

function nameKind(kind: string): Word {
  return findDefinition(kind)?.title ?? kind;
}

function nameNode(document: LoomDocument, id: string): Word {
  const record = document.nodes[id];
  return record ? (record.label ?? nameKind(record.kind)) : id;
}

function findParameter(document: LoomDocument, node: string, name: string): Parameter | undefined {
  const record = document.nodes[node];
  return record ? resolveNode(record).definition?.params[name] : undefined;
}

function formatValue(parameter: Parameter | undefined, value: unknown): Word {
  const { control } = parameter ?? {};
  if (control?.type === 'choice')
    return control.options.find((option) => option.value === value)?.label ?? String(value);
  if (control?.type === 'fields' && (value === '' || (Array.isArray(value) && value.length === 0))) {
    return control.emptyMeans;
  }
  if (Array.isArray(value)) return value.join(control?.type === 'fields' ? ', ' : '×');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
