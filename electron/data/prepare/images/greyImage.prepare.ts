import { z } from 'zod';
import { isImageFeature } from '../../../../shared/nodes/prepare/images/imageNode.ts';
import { pictureShape, redrawImages } from '../../images/pixelSteps.ts';
import { definePrepare } from '../../prepareImplementation.ts';

/** How bright red, green and blue look (ITU-R BT.601), as `tf.image.rgb_to_grayscale` weighs them. */
const BRIGHTNESS = [0.2989, 0.587, 0.114] as const;

/** Colour pictures become grey. */
export const greyImagePrepare = definePrepare({
  kind: 'greyImage',
  mode: 'stateless',
  config: z.object({}),
  ready: (_config, fields) =>
    redrawImages(
      fields,
      fields.map((field) => {
        if (!isImageFeature(field)) return field;
        const [height = null, width = null] = field.shape;
        return { ...field, shape: [height, width, 1] };
      }),
      (before) => {
        if (!isImageFeature(before)) return null;
        const { channels } = pictureShape(before);
        if (channels === 1) return null;
        const weights = channels === 3 ? BRIGHTNESS : new Array<number>(channels).fill(1 / channels);
        return (pixels, out) => {
          for (let place = 0; place < out.length; place++) {
            let sum = 0;
            for (let c = 0; c < channels; c++) sum += (pixels[place * channels + c] ?? 0) * (weights[c] ?? 0);
            out[place] = sum;
          }
        };
      },
    ),
});
