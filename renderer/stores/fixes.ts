import type { Fix, Problem } from '../../shared/base/problem.ts';
import { applyFix } from '../../shared/pipeline/applyFix.ts';
import { describeFix } from '../../shared/pipeline/describeFix.ts';
import { inferGraph } from '../../shared/pipeline/inferGraph.ts';
import { listProblems } from '../../shared/pipeline/listProblems.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { fixTexts } from '../texts/fixTexts.ts';
import { sayText, speech } from '../texts/useTexts.ts';
import { useDerivedStore } from './derivedStore.ts';
import { dispatch, useDocumentStore } from './documentStore.ts';
import { chooseFile } from './fileParameter.ts';
import { announce } from './viewStore.ts';

/** Makes a repair: one entry in the history, named after it. A moved file is asked for. */
export function makeFix(fix: Fix): void {
  const { document } = useDocumentStore.getState();
  if (fix.type === 'findFile') {
    const record = document.nodes[fix.node];
    const parameter = record && resolveNode(record).definition?.params[fix.parameter];
    if (!record || !parameter) return;
    const { control } = parameter;
    void chooseFile([record], fix.parameter, parameter, control.type === 'file' ? control.accept : 'folder');
    return;
  }
  const label = describeFix(document, fix);
  if (dispatch(label, (current) => applyFix(current, fix))) {
    announce(sayText(fixTexts, 'fixed', { what: label[speech().language] }));
  }
}

/** Repairs that can be made without a choice: problems with exactly one, which needs no file and removes nothing. */
export function listSafeFixes(problems: readonly Problem[]): readonly Fix[] {
  return problems.flatMap(({ fixes = [] }) => {
    const [fix] = fixes;
    return fix && fixes.length === 1 && SAFE.has(fix.type) ? [fix] : [];
  });
}

const SAFE: ReadonlySet<Fix['type']> = new Set(['setValue', 'insertBefore', 'replaceKind', 'addInput', 'connect']);

/** Makes all safe repairs, one after the other, as one entry: each is checked again, since the one before may have mended it. */
export function makeSafeFixes(): void {
  const { facts } = useDerivedStore.getState();
  const label = { en: 'Fix problems', zh: '修复问题' };
  dispatch(label, (document) => {
    let result = document;
    // A repair may bring out the next problem; each makes progress or ends it.
    for (let round = 0; round < 50; round++) {
      const [fix] = listSafeFixes(listProblems(result, facts, inferGraph(result, facts)));
      const next = fix ? applyFix(result, fix) : result;
      if (next === result) break;
      result = next;
    }
    return result;
  });
  announce(sayText(fixTexts, 'fixed', { what: label[speech().language] }));
}
