import { schemaOf } from '../../../../shared/nodes/params.ts';
import { isImage, withSize } from '../../../../shared/nodes/prepare/images/imageNode.ts';
import { resizeImageParams } from '../../../../shared/nodes/prepare/images/resizeImage.node.ts';
import { type Draw, type PictureShape, pictureShape, redrawImages } from '../../images/pixelSteps.ts';
import { definePrepare } from '../../prepareImplementation.ts';

/** Pictures in another size: pixel centres on pixel centres, without blurring first, as `tf.image.resize` does it. */
export const resizeImagePrepare = definePrepare({
  kind: 'resizeImage',
  mode: 'stateless',
  config: schemaOf(resizeImageParams),
  ready: ({ size, method }, fields) =>
    redrawImages(
      fields,
      fields.map((field) => (isImage(field) ? withSize(field, size) : field)),
      (before, after) => {
        if (!isImage(before)) return null;
        const [from, to] = [pictureShape(before), pictureShape(after)];
        // Between two classes of a mask there is no third.
        return method === 'nearest' || before.role === 'target' ? takeNearest(from, to) : mixLinear(from, to);
      },
    ),
});

function takeNearest(from: PictureShape, to: PictureShape): Draw {
  const rows = Int32Array.from({ length: to.height }, (_, y) => nearest(y, from.height, to.height));
  const columns = Int32Array.from({ length: to.width }, (_, x) => nearest(x, from.width, to.width));
  return (pixels, out) => {
    let at = 0;
    for (const y of rows) {
      for (const x of columns) {
        const start = (y * from.width + x) * from.channels;
        for (let c = 0; c < from.channels; c++) out[at++] = pixels[start + c] ?? 0;
      }
    }
  };
}

function nearest(place: number, from: number, to: number): number {
  return Math.min(from - 1, Math.floor(((place + 0.5) * from) / to));
}

function mixLinear(from: PictureShape, to: PictureShape): Draw {
  const rows = neighbours(from.height, to.height);
  const columns = neighbours(from.width, to.width);
  const { channels, width } = from;
  return (pixels, out) => {
    let at = 0;
    for (const { low: top, high: bottom, share: down } of rows) {
      for (const { low: left, high: right, share: across } of columns) {
        for (let c = 0; c < channels; c++) {
          const read = (y: number, x: number) => pixels[(y * width + x) * channels + c] ?? 0;
          const above = read(top, left) + (read(top, right) - read(top, left)) * across;
          const below = read(bottom, left) + (read(bottom, right) - read(bottom, left)) * across;
          out[at++] = above + (below - above) * down;
        }
      }
    }
  };
}

function neighbours(from: number, to: number) {
  return Array.from({ length: to }, (_, place) => {
    const exact = ((place + 0.5) * from) / to - 0.5;
    const low = Math.floor(exact);
    const inside = (one: number) => Math.min(from - 1, Math.max(0, one));
    return { low: inside(low), high: inside(low + 1), share: exact - low };
  });
}
