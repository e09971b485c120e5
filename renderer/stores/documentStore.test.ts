import { beforeEach, describe, expect, it } from 'vitest';
import { createDocument } from '../../shared/graph/document.ts';
import { addNode, moveNodes, setDocumentFields, setValue } from '../../shared/graph/editNodes.ts';
import {
  cancelGesture,
  closeDocument,
  commitGesture,
  describeLabel,
  dispatch,
  isDirty,
  markSaved,
  openDocument,
  redo,
  undo,
  updateGesture,
  useDocumentStore,
} from './documentStore.ts';

const LABEL = { en: 'Add Dense', zh: '添加全连接' };
const dense = { id: 'dense_1', kind: 'dense', version: 1, values: { units: 10 } };
const state = () => useDocumentStore.getState();
const add = () => dispatch(LABEL, (document) => addNode(document, dense, { x: 0, y: 0 }));

beforeEach(() => {
  closeDocument();
  // No session: nothing is journalled, so no window is needed.
  openDocument({
    session: '',
    path: null,
    document: createDocument('d1', 'Test'),
    readOnly: false,
    recovered: false,
    problems: [],
  });
});

describe('the document and its history', () => {
  it('is clean when opened, dirty after an edit, clean again when that is taken back', () => {
    expect(isDirty(state())).toBe(false);
    expect(add()).toBe(true);
    expect(isDirty(state())).toBe(true);
    expect(undo()).toEqual(LABEL);
    expect(isDirty(state())).toBe(false);
    expect(state().document.nodes).toEqual({});
    expect(redo()).toEqual(LABEL);
    expect(Object.keys(state().document.nodes)).toEqual(['dense_1']);
  });

  it('makes no entry of an edit that changes nothing', () => {
    add();
    expect(dispatch(LABEL, (document) => document)).toBe(false);
    expect(dispatch(LABEL, (document) => setValue(document, 'dense_1', 'units', 10))).toBe(false);
    expect(state().history.past).toHaveLength(1);
  });

  it('makes one entry of a gesture, and none of one that is cancelled', () => {
    add();
    const move = { en: 'Move', zh: '移动' };
    for (const x of [8, 16, 24]) updateGesture(move, (document) => moveNodes(document, { dense_1: { x, y: 0 } }));
    commitGesture();
    expect(state().history.past.map((entry) => describeLabel(entry.label, 'en'))).toEqual(['Add Dense', 'Move']);
    updateGesture(move, (document) => moveNodes(document, { dense_1: { x: 99, y: 0 } }));
    cancelGesture();
    expect(state().document.positions.dense_1).toEqual({ x: 24, y: 0 });
    undo();
    expect(state().document.positions.dense_1).toEqual({ x: 0, y: 0 });
  });

  it('keeps edits that were made while saving unsaved', () => {
    add();
    const entry = state().history.past.at(-1) ?? null;
    const sent = state().document;
    dispatch(LABEL, (document) => setDocumentFields(document, { name: 'Later' }));
    markSaved('/tmp/a.loom', sent, entry);
    expect(isDirty(state())).toBe(true);
    undo();
    expect(isDirty(state())).toBe(false);
  });

  it('counts recovered work as unsaved', () => {
    openDocument({
      session: '',
      path: '/tmp/a.loom',
      document: createDocument('d1', 'Test'),
      readOnly: false,
      recovered: true,
      problems: [],
    });
    expect(isDirty(state())).toBe(true);
  });
});
