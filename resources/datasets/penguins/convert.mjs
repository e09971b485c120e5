// Made penguins.csv, once:  npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz && node convert.mjs package/data/penguins.json > penguins.csv
import { readFileSync } from 'node:fs';

/** Our column, and the key it has in penguins.json. */
const columns = [
  ['species', 'Species'],
  ['island', 'Island'],
  ['bill_length_mm', 'Beak Length (mm)'],
  ['bill_depth_mm', 'Beak Depth (mm)'],
  ['flipper_length_mm', 'Flipper Length (mm)'],
  ['body_mass_g', 'Body Mass (g)'],
  ['sex', 'Sex'],
];

/** One bird has "." as its sex: not known, as the null of ten others. */
const isMissing = (value) => value === null || value === '.';
const cell = (name, value) => (isMissing(value) ? '' : name === 'sex' ? value.toLowerCase() : String(value));

const rows = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const lines = [
  columns.map(([name]) => name).join(','),
  ...rows.map((row) => columns.map(([name, key]) => cell(name, row[key])).join(',')),
];
process.stdout.write(`${lines.join('\n')}\n`);
