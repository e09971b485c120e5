import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDiff, type DocumentDiff, diffDocuments, isEmptyDiff, reverseDiff, squashDiffs } from './diff.ts';
import { createDocument, documentSchema, type LoomDocument, type NodeRecord } from './document.ts';
import { connect, reconnectEdge, removeEdges, spliceIntoEdge } from './editEdges.ts';
import {
  addNode,
  moveNodes,
  removeAndReconnect,
  removeNodes,
  renameNode,
  replaceNode,
  setDisabled,
  setDocumentFields,
  setValue,
  setValues,
} from './editNodes.ts';
import { copyFragment, pasteFragment } from './fragment.ts';
import {
  beginGesture,
  cancelGesture,
  createHistory,
  finishGesture,
  type History,
  recordEdit,
  redo,
  undo,
} from './history.ts';
import { allocateNodeId, makeEdgeId } from './ids.ts';
import { readDocument } from './readDocument.ts';
import { writeDocument } from './writeDocument.ts';

const label = { en: 'Edit', zh: '编辑' };
const end = (node: string, port: string) => ({ node, port });
const makeNode = (id: string, kind = 'dense'): NodeRecord => ({ id, kind, version: 1, values: { units: 8 } });

/** a → b → c in a row. */
function makeChain(): LoomDocument {
  let document = createDocument('p', 'Chain');
  for (const [index, id] of ['a', 'b', 'c'].entries())
    document = addNode(document, makeNode(id), { x: index * 300, y: 0 });
  document = connect(document, end('a', 'output'), end('b', 'input'), { single: true });
  return connect(document, end('b', 'output'), end('c', 'input'), { single: true });
}

/** One random edit over whatever nodes and wires there are. */
interface Command {
  readonly edit: number;
  readonly pick: number;
  readonly other: number;
  readonly value: number;
}
const command: fc.Arbitrary<Command> = fc.record({
  edit: fc.nat(12),
  pick: fc.nat(50),
  other: fc.nat(50),
  value: fc.integer({ min: -5, max: 5 }),
});

function perform(document: LoomDocument, { edit, pick, other, value }: Command): LoomDocument {
  const ids = Object.keys(document.nodes);
  const edges = Object.keys(document.edges);
  const one = ids[pick % (ids.length || 1)] ?? 'none';
  const two = ids[other % (ids.length || 1)] ?? 'none';
  const edge = edges[pick % (edges.length || 1)] ?? 'none';
  switch (edit) {
    case 0:
      return addNode(document, makeNode(allocateNodeId(document, 'dense')), { x: value, y: pick });
    case 1:
      return removeNodes(document, [one, two]);
    case 2:
      return connect(document, end(one, 'output'), end(two, 'input'), { single: value > 0 });
    case 3:
      return removeEdges(document, [edge]);
    case 4:
      return setValue(document, one, 'units', value);
    case 5:
      return moveNodes(document, { [one]: { x: value, y: other }, [two]: { x: 0, y: 0 } });
    case 6:
      return renameNode(document, one, value > 0 ? `Name ${value}` : '');
    case 7:
      return setDisabled(document, [one, two], value > 0);
    case 8:
      return spliceIntoEdge(document, edge, one, { input: 'input', output: 'output', singleAfter: value > 0 });
    case 9:
      return reconnectEdge(document, edge, { to: end(one, 'input') }, value > 0);
    case 10: {
      const fragment = copyFragment(document, [one, two]);
      return fragment
        ? pasteFragment(document, fragment, { offset: { x: 20, y: 20 }, keepLinks: value > 0 }).document
        : document;
    }
    case 11:
      return removeAndReconnect(
        document,
        [one],
        () => 'input',
        () => value > 0,
      );
    default:
      return setDocumentFields(
        document,
        value > 0 ? { notes: `n${value}`, activeTraining: one } : { notes: undefined },
      );
  }
}

describe('any sequence of edits', () => {
  it('is taken back by as many undos and done again by as many redos', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const start = makeChain();
        let document = start;
        let history = createHistory();
        for (const one of commands) {
          const next = perform(document, one);
          history = recordEdit(history, label, document, next);
          document = next;
        }
        const final = document;
        const entries = history.past.length;
        for (let step = 0; step < entries; step++) ({ history, document } = undo(history, document));
        expect(document).toEqual(start);
        expect(undo(history, document).label).toBeNull();
        for (let step = 0; step < entries; step++) ({ history, document } = redo(history, document));
        expect(document).toEqual(final);
        expect(redo(history, document).label).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a valid document that survives being saved and opened', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const document = commands.reduce(perform, makeChain());
        expect(documentSchema.safeParse(document).success).toBe(true);
        for (const edge of Object.values(document.edges)) {
          expect(edge.id).toBe(makeEdgeId(edge.from, edge.to));
          expect(document.nodes).toHaveProperty([edge.from.node]);
          expect(document.nodes).toHaveProperty([edge.to.node]);
        }
        expect(Object.keys(document.positions).sort()).toEqual(Object.keys(document.nodes).sort());
        expect(readDocument(writeDocument(document))).toEqual({ document, problems: [], readOnly: false });
      }),
      { numRuns: 200 },
    );
  });

  it('squashes into one change that does the same, also after a journey through JSON', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const start = makeChain();
        let document = start;
        let whole: DocumentDiff = diffDocuments(start, start);
        for (const one of commands) {
          const next = perform(document, one);
          whole = squashDiffs(whole, diffDocuments(document, next));
          document = next;
        }
        const travelled: DocumentDiff = JSON.parse(JSON.stringify(whole));
        expect(applyDiff(start, travelled)).toEqual(document);
        expect(applyDiff(document, reverseDiff(travelled))).toEqual(start);
      }),
      { numRuns: 200 },
    );
  });

  it('is one entry when it happens within a gesture, and none when the gesture is cancelled', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 15 }), (commands) => {
        const start = makeChain();
        let history: History = beginGesture(createHistory(), label, start);
        let document = start;
        for (const one of commands) {
          const next = perform(document, one);
          history = recordEdit(history, label, document, next);
          document = next;
        }
        expect(history.past).toHaveLength(0);
        expect(cancelGesture(history, document)).toMatchObject({
          document: start,
          history: { past: [], gesture: null },
        });
        const finished = finishGesture(history);
        expect(finished.past).toHaveLength(isEmptyDiff(diffDocuments(start, document)) ? 0 : 1);
        expect(undo(finished, document).document).toEqual(start);
      }),
      { numRuns: 100 },
    );
  });
});

describe('edits of nodes', () => {
  it('leave the document alone when there is nothing to do', () => {
    const document = makeChain();
    expect(addNode(document, makeNode('a'), { x: 9, y: 9 })).toBe(document);
    expect(removeNodes(document, ['z'])).toBe(document);
    expect(setValue(document, 'a', 'units', 8)).toBe(document);
    expect(setValues(document, ['z'], { units: 1 })).toBe(document);
    expect(moveNodes(document, { a: { x: 0, y: 0 } })).toBe(document);
    expect(renameNode(document, 'a', '  ')).toBe(document);
    expect(setDisabled(document, ['a'], false)).toBe(document);
    expect(setDocumentFields(document, { name: 'Chain' })).toBe(document);
    expect(removeEdges(document, ['z'])).toBe(document);
    expect(connect(document, end('a', 'output'), end('b', 'input'), { single: true })).toBe(document);
    expect(connect(document, end('a', 'output'), end('z', 'input'), { single: true })).toBe(document);
    expect(spliceIntoEdge(document, 'z', 'a', { input: 'input', output: 'output', singleAfter: true })).toBe(document);
  });

  it('take wires, place and the choice of training away with a node', () => {
    const document = setDocumentFields(makeChain(), { activeTraining: 'b' });
    const removed = removeNodes(document, ['b']);
    expect(Object.keys(removed.nodes)).toEqual(['a', 'c']);
    expect(removed.edges).toEqual({});
    expect(Object.keys(removed.positions)).toEqual(['a', 'c']);
    expect(removed).not.toHaveProperty('activeTraining');
  });

  it('join the neighbours when a node, or several in a row, is removed from between', () => {
    const pass = () => 'input';
    const joined = removeAndReconnect(makeChain(), ['b'], pass, () => true);
    expect(Object.keys(joined.edges)).toEqual(['a.output-c.input']);
    const longer = connect(
      addNode(makeChain(), makeNode('d'), { x: 900, y: 0 }),
      end('c', 'output'),
      end('d', 'input'),
      { single: true },
    );
    expect(Object.keys(removeAndReconnect(longer, ['b', 'c'], pass, () => true).edges)).toEqual(['a.output-d.input']);
    expect(
      removeAndReconnect(
        makeChain(),
        ['b'],
        () => null,
        () => true,
      ).edges,
    ).toEqual({});
  });

  it('keep only those wires of a changed kind whose ports are still there', () => {
    const next = { kind: 'flatten', version: 1, values: {} };
    const replaced = replaceNode(makeChain(), 'b', next, (_port, side) => side === 'input');
    expect(replaced.nodes.b).toEqual({ id: 'b', ...next });
    expect(Object.keys(replaced.edges)).toEqual(['a.output-b.input']);
  });
});

describe('edits of wires', () => {
  it('let a wire in a single port give way, and line up wires in one that takes many', () => {
    const base = addNode(makeChain(), makeNode('d'), { x: 0, y: 200 });
    const replaced = connect(base, end('d', 'output'), end('b', 'input'), { single: true });
    expect(Object.keys(replaced.edges).sort()).toEqual(['b.output-c.input', 'd.output-b.input']);
    const many = connect(
      connect(base, end('a', 'output'), end('d', 'inputs'), { single: false }),
      end('c', 'output'),
      end('d', 'inputs'),
      { single: false },
    );
    expect(many.edges['a.output-d.inputs']?.order).toBe(0);
    expect(many.edges['c.output-d.inputs']?.order).toBe(1);
  });

  it('put a node into a wire', () => {
    const base = addNode(makeChain(), makeNode('d'), { x: 0, y: 200 });
    const spliced = spliceIntoEdge(base, 'a.output-b.input', 'd', {
      input: 'input',
      output: 'output',
      singleAfter: true,
    });
    expect(Object.keys(spliced.edges).sort()).toEqual(['a.output-d.input', 'b.output-c.input', 'd.output-b.input']);
  });

  it('move the end of a wire', () => {
    const base = addNode(makeChain(), makeNode('d'), { x: 0, y: 200 });
    const moved = reconnectEdge(base, 'a.output-b.input', { to: end('d', 'input') }, true);
    expect(Object.keys(moved.edges).sort()).toEqual(['a.output-d.input', 'b.output-c.input']);
    expect(reconnectEdge(base, 'a.output-b.input', { to: end('b', 'input') }, true)).toBe(base);
    expect(reconnectEdge(base, 'a.output-b.input', { to: end('z', 'input') }, true)).toBe(base);
  });
});

describe('the history', () => {
  it('forgets what was taken back once something else is done', () => {
    const start = makeChain();
    const first = setValue(start, 'a', 'units', 1);
    const undone = undo(recordEdit(createHistory(), label, start, first), first);
    const second = setValue(start, 'a', 'units', 2);
    const history = recordEdit(undone.history, label, undone.document, second);
    expect(history.future).toEqual([]);
    expect(history.past).toHaveLength(1);
  });

  it('has no entry for a gesture that came back to where it began', () => {
    const start = makeChain();
    const there = moveNodes(start, { a: { x: 50, y: 0 } });
    const back = moveNodes(there, { a: { x: 0, y: 0 } });
    let history = beginGesture(createHistory(), label, start);
    history = recordEdit(history, label, start, there);
    history = recordEdit(history, label, there, { ...back, positions: start.positions });
    expect(finishGesture(history).past).toEqual([]);
  });
});

describe('ids', () => {
  it.each([
    ['conv2d', 'conv2d_1'],
    ['maxPooling2d', 'max_pooling2d_1'],
    ['fashionMnist', 'fashion_mnist_1'],
    ['sparseCategoricalCrossentropy', 'sparse_categorical_crossentropy_1'],
  ])('of %s read %s', (kind, id) => {
    expect(allocateNodeId(createDocument('p', ''), kind)).toBe(id);
  });

  it('are free, also among those that are about to be given', () => {
    const document = addNode(createDocument('p', ''), makeNode('dense_1'), { x: 0, y: 0 });
    expect(allocateNodeId(document, 'dense', new Set(['dense_2']))).toBe('dense_3');
  });

  it('of wires stay short enough for a file and still differ', () => {
    const long = 'n'.repeat(150);
    const one = makeEdgeId(end(long, 'output'), end(`${long}a`, 'input'));
    const two = makeEdgeId(end(long, 'output'), end(`${long}b`, 'input'));
    expect(one.length).toBeLessThanOrEqual(200);
    expect(one).not.toBe(two);
  });
});
