import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/base/appError.ts';
import { replaceFolder, sweepTemporaryFiles, toWriteError, writeFileAtomic } from './writeFileAtomic.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tensorloom-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeFileAtomic', () => {
  it('replaces a file and leaves nothing else behind', async () => {
    const file = path.join(folder, '项目 α', 'state.json');
    await writeFileAtomic(file, 'old');
    await writeFileAtomic(file, new Uint8Array([110, 101, 119]));
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(readdirSync(path.dirname(file))).toEqual(['state.json']);
  });

  it('leaves no temporary file when the target cannot be replaced', async () => {
    const file = path.join(folder, 'taken');
    await mkdir(path.join(file, 'inside'), { recursive: true });
    await expect(writeFileAtomic(file, 'x')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('keeps the old file byte for byte when the disk is full', async () => {
    const disk = path.join(folder, 'disk');
    await mkdir(disk);
    const file = path.join(disk, 'project.loom');
    const old = Buffer.alloc(600_000, 'a');
    if (mountSmallDisk(disk)) {
      try {
        await writeFile(file, old);
        const error = await writeFileAtomic(file, Buffer.alloc(800_000, 'b')).catch((reason: unknown) => reason);
        expect(toWriteError(error, file).code).toBe('disk.full');
        expect(readFileSync(file).equals(old)).toBe(true);
        expect(readdirSync(disk)).toEqual(['project.loom']);
      } finally {
        execFileSync('umount', [disk]);
      }
    } else {
      await writeFile(file, old);
      expect(await writeUnderSizeLimit(file)).toBe('disk.full');
      expect(readFileSync(file).equals(old)).toBe(true);
      expect(readdirSync(disk)).toEqual(['project.loom']);
    }
  });

  it('keeps the old file byte for byte when files may not grow further', async () => {
    const file = path.join(folder, 'project.loom');
    const old = Buffer.alloc(600_000, 'a');
    await writeFile(file, old);
    expect(await writeUnderSizeLimit(file)).toBe('disk.full');
    expect(readFileSync(file).equals(old)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('replaceFolder', () => {
  it('puts the new content in place of the old', async () => {
    const target = path.join(folder, 'export');
    for (const text of ['one', 'two']) {
      await replaceFolder(target, (temporary) => writeFile(path.join(temporary, `${text}.txt`), text));
    }
    expect(readdirSync(target)).toEqual(['two.txt']);
    expect(readdirSync(folder)).toEqual(['export']);
  });

  it('keeps the old content when filling fails', async () => {
    const target = path.join(folder, 'export');
    await replaceFolder(target, (temporary) => writeFile(path.join(temporary, 'a.txt'), 'a'));
    const broken = replaceFolder(target, async (temporary) => {
      await writeFile(path.join(temporary, 'b.txt'), 'b');
      throw new AppError('export.failed');
    });
    await expect(broken).rejects.toThrow('export.failed');
    expect(readdirSync(target)).toEqual(['a.txt']);
    expect(readdirSync(folder)).toEqual(['export']);
  });
});

describe('sweepTemporaryFiles', () => {
  it('removes what dead processes left, and only that', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const names = [`.a.json.${dead}.0011aabb.tmp`, `.b.json.${process.pid}.0011aabb.tmp`, 'notes.tmp', '.hidden'];
    for (const name of names) writeFileSync(path.join(folder, name), '');
    expect(await sweepTemporaryFiles(folder)).toEqual([names[0]]);
    expect(readdirSync(folder).sort()).toEqual([names[1], names[2], names[3]].sort());
    expect(await sweepTemporaryFiles(path.join(folder, 'nowhere'))).toEqual([]);
  });
});

/** A real disk of 1 MB that can be filled; only root may mount one. */
function mountSmallDisk(at: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status === 0;
}

/** Writes 800 kB in a child process whose files may not exceed 700 kB; returns the code that it fails with. */
async function writeUnderSizeLimit(file: string): Promise<string> {
  const source = fileURLToPath(new URL('./writeFileAtomic.ts', import.meta.url));
  const child = path.join(path.dirname(file), 'child.mjs');
  await build({ entryPoints: [source], outfile: child, bundle: true, platform: 'node', format: 'esm' });
  const script = `process.on("SIGXFSZ", () => {});
    const { writeFileAtomic, toWriteError } = await import(${JSON.stringify(child)});
    const error = await writeFileAtomic(${JSON.stringify(file)}, Buffer.alloc(800_000, 98)).catch((reason) => reason);
    console.log(toWriteError(error, "x").code);`;
  // bash counts in blocks of 1024 bytes.
  const command = `ulimit -f 684; exec "${process.execPath}" --input-type=module -e '${script}'`;
  const result = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  rmSync(child);
  return result.stdout.trim() || result.stderr;
}
