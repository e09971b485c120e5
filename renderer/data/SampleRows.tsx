import type { Cell, Preview } from '../../shared/ipc/dataContract.ts';
import { dataTexts } from '../texts/dataTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { CellValue, formatCell } from '../ui/CellValue.tsx';

/** The first rows: pictures in a grid with their labels, tables as a table. */
export function SampleRows({ preview, limit }: { readonly preview: Preview; readonly limit: number }) {
  const image = preview.fields.findIndex((field) => field.semantic === 'image');
  return image >= 0 ? (
    <SampleImages preview={preview} image={image} limit={limit} />
  ) : (
    <SampleTable preview={preview} limit={limit} />
  );
}

function SampleImages({
  preview,
  image,
  limit,
}: {
  readonly preview: Preview;
  readonly image: number;
  readonly limit: number;
}) {
  const say = useTexts(dataTexts);
  const { language, number } = useSpeech();
  const target = preview.fields.findIndex((field) => field.role === 'target');
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(3.75rem,1fr))] gap-1.5">
      {preview.sample.slice(0, limit).map((row) => {
        const label = formatCell(row.cells[target] ?? null, language, preview.fields[target]?.classes);
        const alt = label
          ? say('imageOf', { label, row: number(row.rowId) })
          : say('imageRow', { row: number(row.rowId) });
        return (
          <li key={row.rowId} className="flex min-w-0 flex-col gap-0.5">
            <CellValue
              cell={row.cells[image] ?? null}
              alt={alt}
              imageClass="aspect-square w-full bg-sunken border border-line"
            />
            {row.augmented ? <AugmentedImages cells={row.augmented} name={alt} /> : null}
            <span aria-hidden="true" className="truncate text-center text-xs text-ink-soft" title={label}>
              {label}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What training makes of a picture, epoch by epoch. */
function AugmentedImages({ cells, name }: { readonly cells: readonly Cell[]; readonly name: string }) {
  const say = useTexts(dataTexts);
  const { number } = useSpeech();
  const epochs = cells.map((cell, index) => ({ cell, epoch: index + 1 }));
  return (
    <div className="grid grid-cols-3 gap-0.5">
      {epochs.map(({ cell, epoch }) => (
        <CellValue
          key={epoch}
          cell={cell}
          alt={say('augmentedImage', { name, epoch: number(epoch) })}
          imageClass="aspect-square w-full bg-sunken"
        />
      ))}
    </div>
  );
}

function SampleTable({ preview, limit }: { readonly preview: Preview; readonly limit: number }) {
  const say = useTexts(dataTexts);
  const { number } = useSpeech();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a box of its own; two of these may be in sight, so no landmark.
    <div
      role="group"
      aria-label={say('sample')}
      className="overflow-x-auto rounded-control border border-line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table className="tabular w-full border-collapse text-xs" data-selectable>
        <thead className="bg-sunken text-left text-ink-soft">
          <tr>
            <th scope="col" className="px-2 py-1 text-right font-medium">
              {say('row')}
            </th>
            {preview.fields.map((field) => (
              <th key={field.name} scope="col" className="max-w-40 truncate px-2 py-1 font-medium" title={field.name}>
                {field.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.sample.slice(0, limit).map((row) => (
            <tr key={row.rowId} className="border-t border-line">
              <th scope="row" className="px-2 py-1 text-right font-normal text-ink-faint">
                {number(row.rowId)}
              </th>
              {preview.fields.map((field, place) => (
                <td key={field.name} className="max-w-40 truncate px-2 py-1 whitespace-nowrap">
                  <CellValue cell={row.cells[place] ?? null} classes={field.classes} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
