import { AppError } from '../../../../shared/base/appError.ts';
import { schemaOf } from '../../../../shared/nodes/params.ts';
import { isImage, withSize } from '../../../../shared/nodes/prepare/images/imageNode.ts';
import { padImageParams } from '../../../../shared/nodes/prepare/images/padImage.node.ts';
import { pictureShape, redrawImages } from '../../images/pixelSteps.ts';
import { type Fill, placeInside } from '../../images/placeIndex.ts';
import { definePrepare } from '../../prepareImplementation.ts';

/** A border around every picture. Errors: `data.padTooSmall`. */
export const padImagePrepare = definePrepare({
  kind: 'padImage',
  mode: 'stateless',
  config: schemaOf(padImageParams),
  ready: ({ size, fill }, fields) =>
    redrawImages(
      fields,
      fields.map((field) => (isImage(field) ? withSize(field, size) : field)),
      (before) => {
        if (!isImage(before)) return null;
        const { height, width, channels } = pictureShape(before);
        const [top, left] = [Math.floor((size[0] - height) / 2), Math.floor((size[1] - width) / 2)];
        if (top < 0 || left < 0) throw new AppError('data.padTooSmall', { field: before.name, height, width });
        const how: Fill = before.role === 'target' ? 'constant' : fill;
        const rows = Array.from({ length: size[0] }, (_, y) => placeInside(y - top, height, how));
        const columns = Array.from({ length: size[1] }, (_, x) => placeInside(x - left, width, how));
        const dark = before.role === 'target' ? 0 : (before.range?.[0] ?? 0);
        return (pixels, out) => {
          let at = 0;
          for (const y of rows) {
            for (const x of columns) {
              const start = (y * width + x) * channels;
              for (let c = 0; c < channels; c++) out[at++] = y < 0 || x < 0 ? dark : (pixels[start + c] ?? 0);
            }
          }
        };
      },
    ),
});
