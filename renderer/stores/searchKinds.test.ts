import { describe, expect, it } from 'vitest';
import { listDefinitions } from '../../shared/nodes/registry.ts';
import { searchKinds } from './searchKinds.ts';

const first = (query: string) => searchKinds(listDefinitions(), query)[0]?.kind;

describe('searching kinds', () => {
  it.each([
    ['conv', 'conv2d'],
    ['cv2', 'conv2d'],
    ['max-pool', 'maxPooling2d'],
    ['卷积', 'conv2d'],
    ['全连接', 'dense'],
    ['linear', 'dense'],
    ['ADAM', 'adam'],
    ['residual', 'add'],
  ])('%s finds %s', (query, kind) => {
    expect(first(query)).toBe(kind);
  });

  it('gives everything for nothing, and nothing for nonsense', () => {
    expect(searchKinds(listDefinitions(), '  ')).toEqual(listDefinitions());
    expect(searchKinds(listDefinitions(), 'xyzzyx')).toEqual([]);
  });
});
