import { studio } from '../bridge/studio.ts';
import { type ChartPicture, drawChartSvg } from '../charts/chartSvg.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { resolveColour } from '../theme/colours.ts';
import { describeError } from '../ui/describeError.ts';
import { showToast } from '../ui/toastManager.ts';

/** Pixels of a PNG for every pixel of the drawing: sharp enough for print. */
const PNG_SCALE = 3;

/** Saves a chart as a picture; main asks where. */
export async function savePicture(name: string, type: 'png' | 'svg', picture: ChartPicture): Promise<void> {
  const svg = drawChartSvg(picture);
  if (svg === '') return;
  await save(name, type, async () => (type === 'svg' ? svg : toPng(svg, picture.width, picture.height)));
}

/** Saves a table; main asks where. */
export async function saveTable(name: string, csv: string): Promise<void> {
  await save(name, 'csv', async () => csv);
}

/** A token's colour as every program understands it (#rrggbb): files leave the app, oklch may not be known there. */
export function toHexColour(value: string): string {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  if (!context) return '#444444';
  context.fillStyle = resolveColour(value);
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

async function save(name: string, type: 'png' | 'svg' | 'csv', content: () => Promise<string>): Promise<void> {
  try {
    const saved = await studio.call('saveChart', {
      name: `${cleanName(name)}.${type}`,
      type,
      content: await content(),
    });
    if (!saved) return;
    showToast({
      tone: 'success',
      title: sayText(trainingTexts, 'savedTo'),
      description: saved.path,
      action: {
        label: sayText(trainingTexts, 'showInFolder'),
        onSelect: () => void studio.call('showInFolder', { path: saved.path }),
      },
    });
  } catch (error) {
    const title = sayText(trainingTexts, 'failedTitle');
    showToast({ tone: 'danger', title, description: describeError(error, currentLanguage()) });
  }
}

/** base64 of the drawing as pixels. */
async function toPng(svg: string, width: number, height: number): Promise<string> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  } finally {
    URL.revokeObjectURL(url);
  }
}

function cleanName(name: string): string {
  return (
    name
      .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 120) || 'chart'
  );
}
