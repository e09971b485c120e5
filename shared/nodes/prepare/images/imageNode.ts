import type { NodeDefinition, NodeProblem, NodeSpec } from '../../definition.ts';
import { datasetWith, imageDataset } from '../../exampleTypes.ts';
import { choice, type Params, type ValuesOf } from '../../params.ts';
import type { DatasetType, FieldType } from '../../portType.ts';
import { defineTableNode } from '../tableNode.ts';

/** A picture: height × width × channels. */
export function isImage(field: FieldType): boolean {
  return field.semantic === 'image' && field.shape.length === 3;
}

/** A picture that a network looks at; the others are masks that it is to paint. */
export function isImageFeature(field: FieldType): boolean {
  return isImage(field) && field.role !== 'target';
}

/** The same pictures in another size. */
export function withSize(field: FieldType, [height, width]: readonly [number, number]): FieldType {
  return { ...field, shape: [height, width, field.shape[2] ?? null] };
}

type ImageNodeSpec<P extends Params> = Omit<
  NodeSpec<P>,
  'category' | 'version' | 'family' | 'inputs' | 'outputs' | 'infer' | 'step'
> & {
  /** What is wrong with one field of pictures. */
  check?(values: ValuesOf<P>, field: FieldType): readonly NodeProblem[];
  /** A field of pictures as it leaves the node. */
  describeImage(values: ValuesOf<P>, field: FieldType): FieldType;
};

/** A kind that works on the pictures of a data set and leaves everything else as it is. */
export function defineImageNode<const P extends Params>({
  check,
  describeImage,
  ...spec
}: ImageNodeSpec<P>): NodeDefinition {
  return defineTableNode<P>({
    ...spec,
    family: 'images',
    check: (values, { fields }) => {
      const images = fields.filter(isImage);
      if (images.length > 0) return images.flatMap((field) => check?.(values, field) ?? []);
      return [{ code: 'image.none', severity: 'error', port: 'data', fixes: [{ type: 'removeNode', node: '' }] }];
    },
    describe: (values, fields) => fields.map((field) => (isImage(field) ? describeImage(values, field) : field)),
  });
}

/** A kind that changes pictures by chance, anew in every epoch, while a network learns and at no other time. */
export function defineAugmentationNode<const P extends Params>(
  spec: Omit<ImageNodeSpec<P>, 'describeImage'>,
): NodeDefinition {
  return defineImageNode<P>({ ...spec, describeImage: (_values, field) => field });
}

/** What stands where a moved picture shows nothing. */
export const fillParam = choice({
  label: { en: 'Empty places', zh: '空白处' },
  help: {
    en: 'What is put where the moved picture leaves nothing: its mirror image, its edge drawn out, or the darkest value.',
    zh: '图片移动后留下的空白处填什么：镜像、边缘延伸或最暗的值。',
  },
  initial: 'reflect',
  options: [
    { value: 'reflect', label: { en: 'mirror', zh: '镜像' } },
    { value: 'nearest', label: { en: 'edge', zh: '边缘' } },
    { value: 'constant', label: { en: 'dark', zh: '最暗' } },
  ],
});

/** Small colour photographs. */
export const photoDataset: DatasetType = datasetWith(imageDataset, {
  rows: 1000,
  split: 'none',
  fields: imageDataset.fields.map((field) =>
    field.semantic === 'image' ? { ...field, name: 'photo', shape: [32, 32, 3] } : field,
  ),
});

/** An example data set with its pictures changed. */
export function withImages(dataset: DatasetType, change: (field: FieldType) => FieldType): DatasetType {
  return { ...dataset, fields: dataset.fields.map((field) => (isImage(field) ? change(field) : field)) };
}
