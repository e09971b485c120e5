import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { choice, folder, integer } from '../params.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType } from '../portType.ts';
import { refuseSource } from './foundSource.ts';

/** Every image is resized, so its shape is known before a file is read; the classes are the names of the subfolders. */
function describeImages(
  values: { readonly height: number; readonly width: number; readonly colour: 'grey' | 'rgb' },
  rows: number | null,
  classes: readonly string[] | null,
): DatasetType {
  return {
    carries: 'dataset',
    rows,
    split: 'none',
    fields: [
      {
        name: 'image',
        dtype: 'uint8',
        shape: [values.height, values.width, values.colour === 'rgb' ? 3 : 1],
        role: 'feature',
        semantic: 'image',
        range: [0, 255],
        missing: 0,
      },
      { name: 'label', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes, missing: 0 },
    ],
  };
}

export const imageFolderNode = defineNode({
  kind: 'imageFolder',
  version: 1,
  title: { en: 'Image folder', zh: '图片文件夹' },
  docs: {
    en: 'Reads images from a folder with one subfolder per class: `cats/1.jpg`, `dogs/7.png`. The names of the subfolders become the labels. JPEG, PNG, WebP, GIF and TIFF are read; every image is resized to the same height and width.\n\nA file that cannot be decoded is listed and left out instead of ending the run. Start with small sizes such as 64×64: training time grows with the number of pixels.',
    zh: '从文件夹读取图片，每个类别一个子文件夹，例如 `cats/1.jpg`、`dogs/7.png`。子文件夹的名称就是标签。支持 JPEG、PNG、WebP、GIF 和 TIFF；所有图片都会缩放到相同的高度和宽度。\n\n无法解码的文件会被列出并跳过，不会中断运行。建议先用 64×64 这样的小尺寸：训练时间随像素数量增长。',
  },
  category: 'data',
  icon: 'FolderOpen',
  keywords: [
    'pictures',
    'photos',
    'ImageFolder',
    'image_dataset_from_directory',
    'jpg',
    'png',
    '图像',
    '照片',
    '目录',
    '分类',
  ],
  params: {
    folder: folder({
      label: { en: 'Folder', zh: '文件夹' },
      help: {
        en: 'The folder that holds one subfolder for each class.',
        zh: '包含各类别子文件夹的文件夹。',
      },
      onCard: true,
    }),
    height: integer({
      label: { en: 'Height', zh: '高度' },
      help: { en: 'Every image is resized to this height.', zh: '所有图片都缩放到这个高度。' },
      unit: { en: 'px', zh: '像素' },
      initial: 64,
      min: 1,
      max: 1024,
    }),
    width: integer({
      label: { en: 'Width', zh: '宽度' },
      help: { en: 'Every image is resized to this width.', zh: '所有图片都缩放到这个宽度。' },
      unit: { en: 'px', zh: '像素' },
      initial: 64,
      min: 1,
      max: 1024,
    }),
    colour: choice({
      label: { en: 'Colour', zh: '颜色' },
      help: {
        en: 'Grey has one number per pixel and trains faster; colour has three (red, green, blue).',
        zh: '灰度图每个像素一个数，训练更快；彩色图每个像素三个数（红、绿、蓝）。',
      },
      initial: 'rgb',
      options: [
        { value: 'rgb', label: { en: 'colour', zh: '彩色' } },
        { value: 'grey', label: { en: 'grey', zh: '灰度' } },
      ],
      onCard: true,
    }),
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer(values, _inputs, facts) {
    const refused = refuseSource(values.folder, 'folder', facts);
    if (refused) return refused;
    const label = facts?.fields.find((field) => field.classes);
    return gives(describeImages(values, facts?.rows ?? null, label?.classes ?? null), facts?.problems);
  },
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    {
      title: 'knows the shape before the files are read',
      values: { folder: { path: 'pets' }, height: 32, width: 48, colour: 'rgb' },
      inputs: {},
      output: describeImages({ height: 32, width: 48, colour: 'rgb' }, null, null),
    },
    {
      title: 'takes the classes from the subfolders',
      values: { folder: { path: 'pets' }, height: 32, width: 32, colour: 'grey' },
      inputs: {},
      facts: {
        fields: describeImages({ height: 32, width: 32, colour: 'grey' }, 40, ['cats', 'dogs']).fields,
        rows: 40,
        split: 'none',
        problems: [],
      },
      output: describeImages({ height: 32, width: 32, colour: 'grey' }, 40, ['cats', 'dogs']),
    },
    { title: 'asks for a folder', inputs: {}, output: 'rejected' },
  ],
});
