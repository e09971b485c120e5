import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLayers } from './checkLayers.mjs';

let root;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'layers-'));
  for (const folder of [
    'shared/base',
    'shared/graph',
    'shared/nodes',
    'electron/core',
    'electron/data',
    'electron/main',
    'electron/trainer/loop',
    'renderer/training',
    'renderer/runs',
  ]) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const planted = [
  ['shared/base/a.ts', "import { z } from 'zod';", true],
  ['shared/graph/a.ts', "import type { P } from '../nodes/definition.ts';", true],
  ['shared/nodes/a.ts', "import * as tf from '@tensorflow/tfjs';", true],
  ['electron/core/a.ts', "import { app } from 'electron';", true],
  ['electron/core/b.ts', "import { Trainer } from '../trainer/trainLoop.ts';", true],
  ['electron/data/a.ts', "const tf = await import('@tensorflow/tfjs-node');", true],
  ['renderer/training/a.tsx', "import { readFile } from 'node:fs';", true],
  ['renderer/training/b.tsx', "import { RunsPanel } from '../runs/RunsPanel.tsx';", true],
  ['renderer/training/c.tsx', "import { start } from '../../electron/core/runs.ts';", true],
  ['shared/graph/b.ts', "import { z } from 'zod';\nimport { ok } from '../base/result.ts';", false],
  ['electron/main/a.ts', "import { Loop } from '../trainer/loop/loop.ts';", true],
  ['electron/main/b.ts', "import { net } from 'electron/main';", false],
  ['electron/trainer/loop/a.ts', "import { Plan } from './plan.ts';", false],
  ['renderer/training/d.tsx', "import { create } from 'zustand';", false],
];

describe('layer check', () => {
  it.each(planted)('%s: %s → refused %s', (file, text, refused) => {
    const target = path.join(root, file);
    writeFileSync(target, `${text}\n`);
    const { violations, read } = checkLayers(root);
    rmSync(target);
    expect(read).toBeGreaterThan(0);
    expect(violations.some((violation) => violation.file === file)).toBe(refused);
  });

  it('finds nothing wrong in the project, and reads it', () => {
    const { violations, read } = checkLayers();
    expect(violations).toEqual([]);
    expect(read).toBeGreaterThan(20);
  });
});
