import { AppError } from '../../../../shared/base/appError.ts';
import { schemaOf } from '../../../../shared/nodes/params.ts';
import { cropImageParams } from '../../../../shared/nodes/prepare/images/cropImage.node.ts';
import { isImage, withSize } from '../../../../shared/nodes/prepare/images/imageNode.ts';
import { pictureShape, redrawImages } from '../../images/pixelSteps.ts';
import { definePrepare } from '../../prepareImplementation.ts';

/** A part of every picture. Errors: `data.cropOutside`. */
export const cropImagePrepare = definePrepare({
  kind: 'cropImage',
  mode: 'stateless',
  config: schemaOf(cropImageParams),
  ready: ({ size, position, top, left }, fields) =>
    redrawImages(
      fields,
      fields.map((field) => (isImage(field) ? withSize(field, size) : field)),
      (before) => {
        if (!isImage(before)) return null;
        const { height, width, channels } = pictureShape(before);
        const isBox = position === 'box';
        const down = isBox ? top : Math.floor((height - size[0]) / 2);
        const right = isBox ? left : Math.floor((width - size[1]) / 2);
        if (down < 0 || right < 0 || down + size[0] > height || right + size[1] > width) {
          throw new AppError('data.cropOutside', { field: before.name, height, width });
        }
        const run = size[1] * channels;
        return (pixels, out) => {
          for (let y = 0; y < size[0]; y++) {
            const start = ((down + y) * width + right) * channels;
            out.set(pixels.subarray(start, start + run), y * run);
          }
        };
      },
    ),
});
