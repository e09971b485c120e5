import { openPrepared } from '../../data/preparedData.ts';
import { encodePng } from './encodePng.ts';

/** The image of each prepared row as a PNG data URL, as the network is given it; null when the rows hold no image. */
export async function readSeenImages(preparedFolder: string): Promise<((row: number) => string) | null> {
  const prepared = await openPrepared(preparedFolder);
  const image = prepared.description.fields.find(({ type }) => type.semantic === 'image' && type.shape.length === 3);
  const [height, width, channels] = image?.type.shape ?? [];
  if (!image || !height || !width || (channels !== 1 && channels !== 3)) return null;
  const [low, high] = image.type.range ?? [0, 255];
  const values = new Float32Array(image.elements);
  return (row) => {
    prepared.gatherRows(image.type.name, [row], values);
    const pixels = Uint8Array.from(values, (value) =>
      Math.max(0, Math.min(255, Math.round(((value - low) / (high - low)) * 255))),
    );
    return `data:image/png;base64,${encodePng(pixels, width, height, channels).toString('base64')}`;
  };
}
