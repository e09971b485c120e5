import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocument, FILE_VERSION, type LoomDocument } from './document.ts';
import { copyFragment, parseFragment, pasteFragment, writeFragment } from './fragment.ts';
import { locateJsonError } from './locateJsonError.ts';
import { readDocument } from './readDocument.ts';
import { writeDocument } from './writeDocument.ts';

const sample: LoomDocument = {
  ...createDocument('p1', '项目 α'),
  nodes: {
    a: { id: 'a', kind: 'input', version: 1, values: { fields: ['image'] } },
    b: { id: 'b', kind: 'somethingNew', version: 3, values: { deep: { list: [1, null, 'x'] } }, label: 'Mine' },
  },
  edges: { e: { id: 'e', from: { node: 'a', port: 'output' }, to: { node: 'b', port: 'input' } } },
  positions: { a: { x: 1, y: 2 }, b: { x: 3.5, y: -4 } },
  notes: '# Why',
};
const raw = () => JSON.parse(writeDocument(sample));
const read = (value: unknown) => readDocument(JSON.stringify(value));
const codes = (text: string) => readDocument(text).problems.map((problem) => problem.code);

describe('a project file', () => {
  it('opens as it was saved, kinds that nobody knows included', () => {
    expect(readDocument(writeDocument(sample))).toEqual({ document: sample, problems: [], readOnly: false });
  });

  it('is readable: sorted keys, two spaces, a line feed at the end, positions apart', () => {
    const text = writeDocument(sample);
    expect(text.endsWith('}\n')).toBe(true);
    const keys = [...text.matchAll(/^ {2}"(\w+)":/gm)].map((match) => match[1]);
    expect(keys).toEqual([...keys].sort());
    expect(keys).toContain('positions');
    expect(writeDocument({ ...sample, nodes: { b: sample.nodes.b!, a: sample.nodes.a! } })).toBe(text);
  });

  it('opens with a byte order mark in front', () => {
    expect(readDocument(`\uFEFF${writeDocument(sample)}`).document).toEqual(sample);
  });

  it('opens without a node that is broken, names its path, and is not written over', () => {
    const broken = raw();
    broken.nodes.b.values = 7;
    const { document, problems, readOnly } = read(broken);
    expect(Object.keys(document.nodes)).toEqual(['a']);
    expect(problems.map(({ code, place }) => [code, place])).toEqual([
      ['file.badPart', 'nodes.b.values'],
      ['file.danglingEdge', 'edges.e'],
    ]);
    expect(readOnly).toBe(true);
  });

  it('opens without an edge that is broken', () => {
    const broken = raw();
    broken.edges.f = { id: 'f', from: { node: 'a' }, to: { node: 'b', port: 'input' } };
    const { document, problems } = read(broken);
    expect(Object.keys(document.edges)).toEqual(['e']);
    expect(problems).toMatchObject([{ code: 'file.badPart', place: 'edges.f.from.port' }]);
  });

  it('refuses a record that is filed under another id', () => {
    const broken = raw();
    broken.nodes.c = { ...broken.nodes.a };
    expect(read(broken).problems).toMatchObject([{ code: 'file.wrongId', place: 'nodes.c.id', values: { id: 'a' } }]);
  });

  it('places a node anew whose position is broken, and stays writable', () => {
    const broken = raw();
    broken.positions.a = { x: 'left', y: 0 };
    expect(read(broken)).toMatchObject({
      readOnly: false,
      problems: [{ code: 'file.badPosition', severity: 'warning' }],
    });
  });

  it('leaves keys out that reach into a prototype', () => {
    const text = writeDocument(sample).replace('"fields"', '"__proto__"');
    const { document, problems, readOnly } = readDocument(text);
    expect(problems).toMatchObject([{ code: 'file.forbiddenKey', place: 'nodes.a.values.__proto__' }]);
    expect(Object.getPrototypeOf(document.nodes.a?.values)).toBe(Object.prototype);
    expect(document.nodes.a?.values).toEqual({});
    expect(readOnly).toBe(true);
    expect(codes('{"fileVersion":1,"id":"p","name":"","nodes":{"constructor":{}},"edges":{}}')).toContain(
      'file.forbiddenKey',
    );
    expect(
      codes(
        '{"fileVersion":1,"id":"p","name":"","nodes":{"toString":{"id":"toString","kind":"a","version":1,"values":{}}},"edges":{}}',
      ),
    ).toEqual(['file.badPart']);
  });

  it('of a newer version opens for looking only', () => {
    const newer = { ...raw(), fileVersion: FILE_VERSION + 1, futureThing: { a: 1 } };
    const { document, problems, readOnly } = read(newer);
    expect(document).toEqual(sample);
    expect(problems).toMatchObject([
      { code: 'file.newer', values: { version: FILE_VERSION + 1, known: FILE_VERSION } },
    ]);
    expect(readOnly).toBe(true);
  });

  it.each([
    ['{\n  "a": 1,\n}', 3, 1],
    ['{"a" 1}', 1, 6],
    ['[1, 2', 1, 6],
    ['{"a": tru}', 1, 7],
    ['', 1, 1],
    ['{"a": "x\n"}', 1, 7],
    ['{} {}', 1, 4],
    ['{"a": 01}', 1, 8],
  ])('that is no JSON (%j) is refused with the place: line %d, column %d', (text, line, column) => {
    expect(readDocument(text)).toMatchObject({
      readOnly: true,
      problems: [{ code: 'file.brokenJson', place: `${line}:${column}`, values: { line, column } }],
    });
  });

  it.each([
    'null',
    '[]',
    '3',
    '"x"',
    '{}',
    '{"fileVersion":"1","nodes":{}}',
    '{"fileVersion":0,"nodes":{}}',
    '{"fileVersion":1}',
  ])('that is something else (%s) is refused', (text) => {
    expect(codes(text)).toEqual(['file.notAProject']);
  });

  it('is refused when it is nested too deeply or too large', () => {
    expect(codes(`{"a":${'['.repeat(70)}${']'.repeat(70)}}`)).toEqual(['file.tooDeep']);
    expect(codes(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual(['file.notAProject']);
    expect(codes(`"${'x'.repeat(51 * 1024 * 1024)}"`)).toEqual(['file.tooLarge']);
  });

  it('is cut off at the limits of nodes', () => {
    const many = raw();
    for (let i = 0; i < 5001; i++) many.nodes[`n${i}`] = { id: `n${i}`, kind: 'dense', version: 1, values: {} };
    const { document, problems } = read(many);
    expect(Object.keys(document.nodes)).toHaveLength(5000);
    expect(problems.map((problem) => problem.code)).toContain('file.tooManyNodes');
  });

  it('never makes the reader throw, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        readDocument(text);
        parseFragment(text);
      }),
    );
    const keys = ['nodes', 'edges', 'positions', 'definitions', 'id', 'name', 'notes', 'activeTraining'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), fc.string(), (key, value, garbage) => {
        const { document } = read({ ...raw(), [key]: value });
        expect(document.fileVersion).toBe(1);
        const text = writeDocument(sample);
        const at = garbage.length * 7;
        readDocument(text.slice(0, at) + garbage + text.slice(at));
      }),
    );
  });
});

describe('locateJsonError', () => {
  it('agrees with JSON.parse about what is JSON', () => {
    const check = (text: string) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(locateJsonError(text) === null, text).toBe(isJson);
    };
    fc.assert(fc.property(fc.json(), check));
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(200),
        fc.constantFrom('', ',', '"', '{', ']', '\\', '\u0001', '-', '.', 'e'),
        (text, at, extra) => {
          const place = at % (text.length + 1);
          check(text.slice(0, place) + extra + text.slice(place + 1));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the clipboard', () => {
  it('carries nodes with the wires among them to fresh ids', () => {
    const fragment = copyFragment(sample, ['a', 'b']);
    expect(fragment).not.toBeNull();
    const parsed = parseFragment(writeFragment(fragment!));
    expect(parsed.fragment).toEqual(fragment);
    const pasted = pasteFragment(sample, parsed.fragment!, { offset: { x: 10, y: 20 }, keepLinks: false });
    expect(pasted.created).toEqual(['input_1', 'something_new_1']);
    expect(pasted.document.positions.input_1).toEqual({ x: 11, y: 22 });
    expect(pasted.document.nodes.something_new_1).toEqual({ ...sample.nodes.b, id: 'something_new_1' });
    expect(Object.keys(pasted.document.edges)).toEqual(['e', 'input_1.output-something_new_1.input']);
  });

  it('keeps the wires from outside only when asked to', () => {
    const fragment = copyFragment(sample, ['b']);
    const offset = { x: 0, y: 0 };
    expect(Object.keys(pasteFragment(sample, fragment!, { offset, keepLinks: false }).document.edges)).toEqual(['e']);
    expect(Object.keys(pasteFragment(sample, fragment!, { offset, keepLinks: true }).document.edges)).toEqual([
      'e',
      'a.output-something_new_1.input',
    ]);
  });

  it.each([
    ['hello', 'file.brokenJson'],
    ['{"tensorloom":"fragment"}', 'clipboard.notAFragment'],
    [`[${'['.repeat(80)}${']'.repeat(80)}]`, 'file.tooDeep'],
    [`"${'x'.repeat(6 * 1024 * 1024)}"`, 'file.tooLarge'],
  ])('says that other text is no fragment', (text, code) => {
    expect(parseFragment(text)).toMatchObject({ fragment: null, problem: { code } });
  });
});
