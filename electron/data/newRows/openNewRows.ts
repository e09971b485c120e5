import fs from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { dataContract } from '../../../shared/ipc/dataContract.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { checkImageHeader, type ImageShape } from '../images/decodeImage.ts';
import { classOf, listImages } from '../images/listImages.ts';
import { mapInParallel } from '../images/mapInParallel.ts';
import { type ImageRow, openImages } from '../images/openImages.ts';
import { requireFile, requireFolder, resolvePath } from '../places.ts';
import type { OpenSource, ReadContext } from '../sourceImplementation.ts';
import type { ModelPreparation } from './modelPreparation.ts';
import { openCsvRows, openTypedRows } from './tableRows.ts';

export type NewRowsFrom = z.output<typeof dataContract.calls.prepareNewRows.input>['from'];
/** Images as bytes, several at once: as a server gets them. */
export interface ImagesFrom {
  readonly type: 'images';
  readonly images: readonly Uint8Array[];
}

const PARALLEL_CHECKS = 8;

/**
 * New rows as a source with the fields that the model's own source had; a file that cannot be used keeps its place.
 * Errors: `data.needsImages`, `data.needsTable`, `data.columnMissing`, `data.notANumber`, those of files.
 */
export async function openNewRows(
  from: Exclude<NewRowsFrom, { type: 'rowIds' }> | ImagesFrom,
  model: ModelPreparation,
  context: ReadContext,
): Promise<OpenSource> {
  const fields = model.sourceFields;
  const image = fields.find((field) => field.semantic === 'image');
  switch (from.type) {
    case 'csv':
      if (image) throw new AppError('data.needsImages');
      return await openCsvRows(from.path, model, context);
    case 'rows':
      if (image) throw new AppError('data.needsImages');
      return openTypedRows(from.rows, model);
    default: {
      if (!image) throw new AppError('data.needsTable');
      return await openImageRows(from, image, fields, context);
    }
  }
}

async function openImageRows(
  from: Extract<NewRowsFrom, { type: 'imageFolder' | 'imageFile' | 'imageBytes' }> | ImagesFrom,
  image: FieldType,
  fields: readonly FieldType[],
  context: ReadContext,
): Promise<OpenSource> {
  const rows = await listRows(from, fields, context);
  const checked = await mapInParallel(rows, PARALLEL_CHECKS, async (row): Promise<ImageRow> => {
    const problem = await checkImageHeader(row.input);
    return problem ? { ...row, problem } : row;
  });
  return openImages({ rows: checked, shape: shapeOf(image), fields, problems: [] });
}

async function listRows(
  from: Extract<NewRowsFrom, { type: 'imageFolder' | 'imageFile' | 'imageBytes' }> | ImagesFrom,
  fields: readonly FieldType[],
  { places, signal }: ReadContext,
): Promise<ImageRow[]> {
  if (from.type === 'images') {
    return from.images.map((bytes, index) => ({
      name: String(index + 1),
      input: { bytes: asBuffer(bytes) },
      label: -1,
    }));
  }
  if (from.type === 'imageBytes')
    return [{ name: '1', input: { bytes: Buffer.from(from.base64, 'base64') }, label: -1 }];
  const found = resolvePath(from.path, places);
  if (from.type === 'imageFile') {
    await requireFile(found);
    return [{ name: path.basename(found), input: { file: found }, label: -1 }];
  }
  await requireFolder(found);
  const { images } = await listImages(await fs.realpath(found), signal);
  if (images.length === 0) throw new AppError('data.noImages', { path: from.path });
  const classes = fields.find((field) => field.role === 'target')?.classes ?? [];
  return images.map((one) => ({
    name: one.name,
    input: { file: one.file },
    // A folder that is sorted by class tells the truth along with the images; any other does not have to.
    label: classes.indexOf(classOf(one) ?? ''),
  }));
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function shapeOf({ shape }: FieldType): ImageShape {
  const [height, width, channels] = shape;
  if (!height || !width) throw new AppError('data.modelBroken', { path: '', file: 'schema.json' });
  return { height, width, channels: channels === 3 ? 3 : 1 };
}
