import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/seededRandom.ts';
import { checkImageHeader, decodeImage } from '../images/decodeImage.ts';
import { openPrepared } from '../preparedData.ts';
import { chainSteps, createCalls, createTestFolder, normaliseStep, splitStep } from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
let folders = 0;

const imageSource = (where: string, config: Record<string, unknown> = {}) => ({
  kind: 'imageFolder',
  config: { folder: { path: where }, height: 8, width: 8, colour: 'rgb', ...config },
});
const solid = (r: number, g: number, b: number, width = 16, height = 16) =>
  sharp({ create: { width, height, channels: 3, background: { r, g, b } } });
const random = createRandom(1);
/** Does not compress, so that a cut is a cut in the pixels. */
const noise = (size: number) =>
  sharp(Buffer.from(Array.from({ length: size * size * 3 }, () => random() * 256)), {
    raw: { width: size, height: size, channels: 3 },
  });

/** A folder of files by name. */
async function write(files: Readonly<Record<string, Buffer | Promise<Buffer>>>): Promise<string> {
  const name = `项目 ${++folders}`;
  for (const [file, bytes] of Object.entries(files)) {
    const full = path.join(folder, name, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, await bytes);
  }
  return name;
}

/** A PNG of one colour and any size, small on disk: the header says what it would become. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((side + 1) * side), { level: 1 });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('a folder of images', () => {
  it('takes subfolders as classes, sorted by name, and ignores what is no image', async () => {
    const where = await write({
      'dogs/1.png': solid(255, 0, 0).png().toBuffer(),
      'cats/b.jpg': solid(0, 255, 0).jpeg().toBuffer(),
      'cats/a.webp': solid(0, 0, 255).webp().toBuffer(),
      'cats/deep/c.gif': solid(9, 9, 9).gif().toBuffer(),
      'cats/notes.txt': Buffer.from('hello'),
      'cats/.hidden.png': Buffer.from('x'),
      'birds/readme.md': Buffer.from('no birds yet'),
    });
    const facts = await calls.facts(imageSource(where));
    expect(facts).toMatchObject({ rows: 4, split: 'none', problems: [] });
    expect(facts.fields).toMatchObject([
      { name: 'image', dtype: 'uint8', shape: [8, 8, 3], role: 'feature' },
      { name: 'label', dtype: 'int32', role: 'target', classes: ['cats', 'dogs'] },
    ]);
    const { folder: prepared } = await calls.prepare(
      chainSteps(imageSource(where), normaliseStep, splitStep({ test: 0, validation: 0 })),
    );
    const data = await openPrepared(prepared);
    const labels = new Int32Array(4);
    data.gatherRows('label', [0, 1, 2, 3], labels);
    expect([...labels]).toEqual([0, 0, 0, 1]);
    const image = new Float32Array(192);
    data.gatherRows('image', [3], image);
    expect([...image.subarray(0, 3)]).toEqual([1, 0, 0]);
  });

  it('turns images as their EXIF orientation says, and puts transparency on white', async () => {
    // Left half white, right half black; stored turned by 90°, so that seen rightly it is again left and right.
    const halves = Buffer.from(Array.from({ length: 16 * 16 }, (_, i) => (i % 16 < 8 ? 255 : 0)));
    const upright = sharp(halves, { raw: { width: 16, height: 16, channels: 1 } });
    const turned = await upright.rotate(-90).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer();
    const decoded = await decodeImage({ bytes: turned }, { height: 2, width: 2, channels: 1 });
    if (!decoded.ok) throw new Error('not decoded');
    expect([...decoded.pixels].map((value) => value > 127)).toEqual([true, false, true, false]);
    const clear = await sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const onWhite = await decodeImage({ bytes: clear }, { height: 1, width: 1, channels: 3 });
    expect(onWhite).toEqual({ ok: true, pixels: Uint8Array.of(255, 255, 255) });
  });

  it.each([
    [
      '16 bit grey',
      () =>
        sharp(Buffer.from(new Uint16Array(64).fill(0x8080).buffer), { raw: { width: 8, height: 8, channels: 1 } })
          .toColourspace('grey16')
          .png()
          .toBuffer(),
    ],
    ['CMYK', () => solid(10, 200, 30).toColourspace('cmyk').jpeg().toBuffer()],
    ['palette', () => solid(1, 2, 3).png({ palette: true }).toBuffer()],
  ])('brings %s to one and to three bytes a pixel', async (_name, make) => {
    for (const channels of [1, 3] as const) {
      const decoded = await decodeImage({ bytes: await make() }, { height: 4, width: 6, channels });
      expect(decoded.ok && decoded.pixels.length).toBe(24 * channels);
    }
  });
});

describe('bad images', () => {
  it('names truncated and corrupt files, and goes on without them', async () => {
    const jpeg = await noise(64).jpeg().toBuffer();
    const png = await noise(64).png().toBuffer();
    const hollow = Buffer.from(png);
    hollow.fill(0, 1000, 3000);
    const where = await write({
      'a/good.png': png,
      'a/cut.jpg': jpeg.subarray(0, jpeg.length / 2),
      'b/cut.png': png.subarray(0, png.length - 500),
      'b/good.jpg': jpeg,
      'b/hollow.png': hollow,
      'b/text.jpg': Buffer.from('this is no image'),
      'b/void.png': Buffer.alloc(0),
    });
    const facts = await calls.facts(imageSource(where));
    expect(facts.problems.map(({ code, place }) => `${place} ${code}`)).toEqual([
      'a/cut.jpg data.imageBroken',
      'b/cut.png data.imageBroken',
      'b/text.jpg data.notAnImage',
      'b/void.png data.notAnImage',
    ]);
    // What only shows when it is decoded is found then, named, and left out.
    expect(facts.rows).toBe(3);
    const { rows, problems } = await calls.prepare(chainSteps(imageSource(where)));
    expect(rows).toBe(2);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'data.imageBroken', place: 'b/hollow.png' }));
  });

  it('refuses a 16000 × 16000 PNG by its header, in 50 ms and without the memory', async () => {
    const bytes = bomb(16_000);
    const where = await write({ 'a/bomb.png': bytes, 'a/good.png': solid(1, 2, 3).png().toBuffer() });
    const file = path.join(folder, where, 'a/bomb.png');
    await checkImageHeader({ file: path.join(folder, where, 'a/good.png') });
    const before = process.memoryUsage.rss();
    const started = performance.now();
    const problem = await checkImageHeader({ file });
    expect(performance.now() - started).toBeLessThan(50);
    expect(process.memoryUsage.rss() - before).toBeLessThan(20 * 1024 * 1024);
    expect(problem).toEqual({
      code: 'data.imageTooLarge',
      severity: 'warning',
      values: { width: 16_000, height: 16_000, limit: 50 },
    });
    const facts = await calls.facts(imageSource(where));
    expect(facts.rows).toBe(1);
    expect(facts.problems).toMatchObject([{ code: 'data.imageTooLarge', place: 'a/bomb.png' }]);
    expect((await decodeImage({ bytes }, { height: 8, width: 8, channels: 1 })).ok).toBe(false);
  });

  it('says when there are no subfolders, no images, no folder', async () => {
    const flat = await write({ '1.png': solid(1, 2, 3).png().toBuffer() });
    expect((await calls.facts(imageSource(flat))).problems).toMatchObject([
      { code: 'data.noSubfolders', severity: 'error' },
    ]);
    const empty = await write({ 'a/notes.txt': Buffer.from('x') });
    expect((await calls.facts(imageSource(empty))).problems).toMatchObject([
      { code: 'data.noImages', severity: 'error' },
    ]);
    expect((await calls.facts(imageSource('gone'))).problems).toMatchObject([
      { code: 'data.fileMissing', severity: 'error' },
    ]);
    expect((await calls.facts(imageSource(`${flat}/1.png`))).problems).toMatchObject([{ code: 'data.notAFolder' }]);
  });

  it('does not follow links that lead out, nor round in circles', async () => {
    const where = await write({ 'a/1.png': solid(1, 2, 3).png().toBuffer() });
    const outside = await write({ 'x/secret.png': solid(4, 5, 6).png().toBuffer() });
    const at = (...names: string[]) => path.join(folder, where, ...names);
    fs.symlinkSync(path.join(folder, outside, 'x', 'secret.png'), at('a', 'link.png'));
    fs.symlinkSync(path.join(folder, outside, 'x'), at('b'));
    fs.symlinkSync(at(), at('a', 'circle'));
    const facts = await calls.facts(imageSource(where));
    expect(facts.rows).toBe(1);
    expect(facts.problems.map(({ code, place }) => `${place} ${code}`).sort()).toEqual([
      'a/link.png data.linkOutside',
      'b data.linkOutside',
    ]);
  });
});
