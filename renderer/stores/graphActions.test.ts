import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocument } from '../../shared/graph/document.ts';
import { copyText, duplicateSelection, pasteNodes } from './clipboard.ts';
import { closeDocument, commitGesture, describeLabel, openDocument, undo, useDocumentStore } from './documentStore.ts';
import { addNodeAt, deleteSelection, dropNodes, kindsThatFit, nudgeSelection, toggleDisabled } from './graphActions.ts';
import { select, useViewStore } from './viewStore.ts';
import { connectToNode, connectWire, listTargets } from './wireActions.ts';

const state = () => useDocumentStore.getState().document;
const output = (node: string) => ({ node, port: 'output', side: 'output' as const });
const labels = () => useDocumentStore.getState().history.past.map((entry) => describeLabel(entry.label, 'en'));

beforeEach(() => {
  // The other end of the bridge is main's; what is sent there (recent kinds) is not what these tests are about.
  vi.stubGlobal('window', { studio: { post: () => undefined, listen: () => () => undefined, pathOfFile: () => '' } });
  closeDocument();
  openDocument({
    session: '',
    path: null,
    document: createDocument('d1', 'Test'),
    readOnly: false,
    recovered: false,
    problems: [],
  });
  addNodeAt('conv2d', { place: { x: 112, y: 32 } });
  addNodeAt('flatten', { place: { x: 512, y: 32 } });
  connectWire(output('conv2d_1'), { node: 'flatten_1', port: 'input' });
});

describe('building a graph', () => {
  it('makes one entry of each thing done, named after it, and selects what was added', () => {
    expect(labels()).toEqual(['Add Conv 2D', 'Add Flatten', 'Connect']);
    expect(state().positions.conv2d_1).toEqual({ x: 0, y: 0 });
    expect([...useViewStore.getState().nodes]).toEqual(['flatten_1']);
  });

  it('adds a node at the loose end of a wire, connected, as one entry', () => {
    const wire = output('flatten_1');
    expect(kindsThatFit({ wire }).map((kind) => kind.kind)).not.toContain('adam');
    addNodeAt('dense', { place: { x: 800, y: 32 }, wire });
    expect(Object.keys(state().edges)).toContain('flatten_1.output-dense_1.input');
    // Its port lies where the wire was dropped.
    expect(state().positions.dense_1).toEqual({ x: 800, y: 0 });
    undo();
    expect(state().nodes.dense_1).toBeUndefined();
  });

  it('puts a dropped node into a wire, and takes it out again keeping the flow', () => {
    addNodeAt('dropout', { place: { x: 300, y: 300 } });
    dropNodes({ dropout_1: { x: 260, y: 0 } }, 'conv2d_1.output-flatten_1.input');
    expect(Object.keys(state().edges).sort()).toEqual([
      'conv2d_1.output-dropout_1.input',
      'dropout_1.output-flatten_1.input',
    ]);
    select(['dropout_1']);
    deleteSelection(true);
    expect(Object.keys(state().edges)).toEqual(['conv2d_1.output-flatten_1.input']);
  });

  it('refuses a circle and says why', () => {
    expect(connectWire(output('flatten_1'), { node: 'conv2d_1', port: 'input' })).toBe(false);
    expect(useViewStore.getState().announcement.text).not.toBe('');
    expect(listTargets(state(), output('flatten_1'))).toEqual([]);
  });

  it('finds the port of a node that a wire was dropped on', () => {
    addNodeAt('sparseCategoricalCrossentropy', { place: { x: 900, y: 32 } });
    expect(connectToNode(output('flatten_1'), 'sparse_categorical_crossentropy_1')).toBe(true);
    addNodeAt('adam', { place: { x: 900, y: 232 } });
    expect(connectToNode(output('flatten_1'), 'adam_1')).toBe(false);
  });

  it('makes one entry of presses of the arrow keys that follow each other', () => {
    select(['conv2d_1']);
    nudgeSelection(1, 0);
    nudgeSelection(1, 0);
    commitGesture();
    expect(state().positions.conv2d_1).toEqual({ x: 16, y: 0 });
    expect(labels().at(-1)).toBe('Move');
    undo();
    expect(state().positions.conv2d_1).toEqual({ x: 0, y: 0 });
  });

  it('copies as text and pastes under fresh ids with the wires between', () => {
    select(['conv2d_1', 'flatten_1']);
    const text = copyText() ?? '';
    pasteNodes(false, text);
    expect(Object.keys(state().nodes).sort()).toEqual(['conv2d_1', 'conv2d_2', 'flatten_1', 'flatten_2']);
    expect(Object.keys(state().edges)).toContain('conv2d_2.output-flatten_2.input');
    duplicateSelection();
    expect(Object.keys(state().nodes)).toHaveLength(6);
    const before = state();
    pasteNodes(false, 'a shopping list');
    expect(state()).toBe(before);
  });

  it('disables and enables what is selected', () => {
    select(['conv2d_1', 'flatten_1']);
    toggleDisabled();
    expect(state().nodes.conv2d_1?.disabled).toBe(true);
    toggleDisabled();
    expect(state().nodes.conv2d_1?.disabled).toBeUndefined();
  });
});
