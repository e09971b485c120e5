import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { fingerprintLines } from '../fingerprint.ts';
import { checkImageFile, type ImageShape } from '../images/decodeImage.ts';
import { classOf, type ListedImage, listImages } from '../images/listImages.ts';
import { mapInParallel } from '../images/mapInParallel.ts';
import { imageFields, openImages } from '../images/openImages.ts';
import { type Places, requireFolder, resolvePath } from '../places.ts';
import { defineSource, filePathSchema, requirePath } from '../sourceImplementation.ts';

const configSchema = z.object({
  folder: filePathSchema,
  height: z.number().int().min(1).max(4096),
  width: z.number().int().min(1).max(4096),
  colour: z.enum(['grey', 'rgb']),
});
type Config = z.infer<typeof configSchema>;

const PARALLEL_CHECKS = 8;
/** So many bad files are named one by one; the others are counted. */
const MAX_NAMED_FILES = 50;

/** Images in one subfolder a class. A file that cannot be read is named and left out; the rest is what the data set is. */
export const imageFolderSource = defineSource({
  kind: 'imageFolder',
  config: configSchema,
  async fingerprint(config, { places, signal }) {
    const { images } = await listImages(await findFolder(config, places), signal);
    return fingerprintLines(images.map(({ stamp }) => stamp));
  },
  async open(config, { places, signal, progress }) {
    const { images, problems } = await listImages(await findFolder(config, places), signal);
    const inClasses = images.filter((image) => classOf(image) !== null);
    if (inClasses.length === 0) {
      throw new AppError(images.length > 0 ? 'data.noSubfolders' : 'data.noImages', { path: config.folder.path });
    }
    let checked = 0;
    const found = await mapInParallel(inClasses, PARALLEL_CHECKS, async (image) => {
      signal.throwIfAborted();
      const problem = await checkImageFile(image.file);
      if (++checked % 100 === 0) progress('checking', checked, inClasses.length);
      return problem;
    });
    const usable = inClasses.filter((_, index) => found[index] === null);
    if (usable.length === 0) throw new AppError('data.noImages', { path: config.folder.path });
    const classes = [...new Set(usable.map((image) => classOf(image) ?? ''))].sort((a, b) => (a < b ? -1 : 1));
    const numbers = new Map(classes.map((name, number) => [name, number]));
    const shape = shapeOf(config);
    return openImages({
      shape,
      fields: imageFields(shape, classes),
      rows: usable.map((image) => ({
        name: image.name,
        input: { file: image.file },
        label: numbers.get(classOf(image) ?? '') ?? 0,
      })),
      problems: [...problems, ...nameBroken(inClasses, found), ...nameOutside(images.length - inClasses.length)],
    });
  },
});

/** The shape that the settings ask for. */
function shapeOf({ height, width, colour }: Config): ImageShape {
  return { height, width, channels: colour === 'rgb' ? 3 : 1 };
}

async function findFolder({ folder }: Config, places: Places): Promise<string> {
  const found = resolvePath(requirePath(folder), places);
  await requireFolder(found);
  return found;
}

function nameBroken(images: readonly ListedImage[], found: readonly (NodeProblem | null)[]): NodeProblem[] {
  const broken = images.flatMap((image, index): NodeProblem[] => {
    const problem = found[index];
    return problem ? [{ ...problem, place: image.name, values: { ...problem.values, file: image.name } }] : [];
  });
  const more = broken.length - MAX_NAMED_FILES;
  if (more <= 0) return broken;
  const rest: NodeProblem = { code: 'data.moreBrokenImages', severity: 'warning', values: { count: more } };
  return [...broken.slice(0, MAX_NAMED_FILES), rest];
}

function nameOutside(count: number): NodeProblem[] {
  return count === 0 ? [] : [{ code: 'data.imagesWithoutClass', severity: 'warning', values: { count } }];
}
