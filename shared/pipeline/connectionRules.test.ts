import { describe, expect, it } from 'vitest';
import { CARRIES } from '../nodes/portType.ts';
import { canConnect, explainRefusal, findFittingPort, listCompatibleKinds } from './connectionRules.ts';
import { buildGraph, buildReferenceModel } from './sampleGraphs.ts';

const end = (text: string) => {
  const [node = '', port = ''] = text.split('.');
  return { node, port };
};
const document = buildReferenceModel();

describe('a wire', () => {
  it.each([
    ['dense_1.output', 'dense_1.input', 'connect.self'],
    ['fashion_mnist_1.data', 'dense_1.input', 'connect.typesDiffer'],
    ['adam_1.optimizer', 'training_1.losses', 'connect.typesDiffer'],
    ['conv2d_1.output', 'dense_1.input', 'connect.portFull'],
    ['conv2d_1.output', 'max_pooling2d_1.input', 'connect.already'],
    ['dense_1.output', 'dense_1.nothing', 'connect.noPort'],
    ['dense_9.output', 'dense_1.input', 'connect.noPort'],
    ['constructor.output', 'dense_1.input', 'connect.noPort'],
  ])('from %s to %s is refused: %s', (from, to, code) => {
    expect(explainRefusal(document, end(from), end(to))).toMatchObject({ code, node: end(to).node });
    expect(canConnect(document, end(from), end(to))).toBe(false);
  });

  it('is refused when it would close a circle, unless the wire that closes it is being moved', () => {
    const open = buildGraph({ add_1: {}, dense_1: {} }, ['add_1.output > dense_1.input']);
    expect(explainRefusal(open, end('dense_1.output'), end('add_1.inputs'))?.code).toBe('connect.cycle');
    expect(explainRefusal(open, end('dense_1.output'), end('add_1.inputs'), ['add_1.output-dense_1.input'])).toBeNull();
  });

  it('may replace the one that a single port has, when asked so', () => {
    expect(canConnect(document, end('conv2d_1.output'), end('dense_1.input'), { replace: true })).toBe(true);
    expect(canConnect(document, end('dense_2.output'), end('dense_1.input'), { replace: true })).toBe(false);
  });

  it('fits any number of times where a port takes many', () => {
    const two = buildGraph({ input_1: {}, dense_1: {}, add_1: {} }, ['input_1.output > add_1.inputs']);
    expect(canConnect(two, end('dense_1.output'), end('add_1.inputs'))).toBe(true);
  });
});

describe('a wire that is dropped', () => {
  it('on a node goes to the first free port that fits', () => {
    const open = buildGraph({ adam_1: {}, training_1: {}, dense_1: {} }, []);
    expect(findFittingPort(open, end('adam_1.optimizer'), 'output', 'training_1')).toBe('optimizer');
    expect(findFittingPort(open, end('training_1.optimizer'), 'input', 'adam_1')).toBe('optimizer');
    expect(findFittingPort(open, end('dense_1.output'), 'output', 'training_1')).toBeNull();
    expect(findFittingPort(open, end('dense_1.output'), 'output', 'nowhere')).toBeNull();
  });

  it('on a node whose fitting port is taken replaces that wire', () => {
    expect(findFittingPort(document, end('conv2d_1.output'), 'output', 'dense_1')).toBe('input');
  });

  it('on the empty canvas offers only kinds that fit, with the port', () => {
    const offered = listCompatibleKinds('tensor', 'output');
    const named = (kind: string) => offered.find(({ definition }) => definition.kind === kind)?.port;
    expect(named('dense')).toBe('input');
    expect(named('add')).toBe('inputs');
    expect(named('accuracy')).toBe('prediction');
    expect(named('adam')).toBeUndefined();
    expect(
      listCompatibleKinds('optimizer', 'input')
        .map(({ definition }) => definition.kind)
        .sort(),
    ).toEqual(['adadelta', 'adagrad', 'adam', 'adamW', 'adamax', 'ftrl', 'lion', 'nadam', 'rmsprop', 'sgd']);
  });

  it('always finds something at both ends of whatever a wire carries', () => {
    for (const carries of CARRIES) {
      expect(listCompatibleKinds(carries, 'output').length, carries).toBeGreaterThan(0);
      expect(listCompatibleKinds(carries, 'input').length, carries).toBeGreaterThan(0);
    }
  });
});
