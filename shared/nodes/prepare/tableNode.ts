import { defineNode, type NodeDefinition, type NodeProblem, type NodeSpec } from '../definition.ts';
import { checkFieldName, checkFieldNames, findField, isCategory, isNumber, isText } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import type { Params, ValuesOf } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { DatasetType, FieldType } from '../portType.ts';

type TableNodeSpec<P extends Params> = Omit<
  NodeSpec<P>,
  'category' | 'version' | 'inputs' | 'outputs' | 'infer' | 'step'
> & {
  /** What is wrong with these values for this data, beyond the choice of columns; nothing is given while there is an error. */
  check?(values: ValuesOf<P>, dataset: DatasetType): readonly NodeProblem[];
  /** The fields that leave the node. The implementation takes them from the same function, so the two cannot differ. */
  describe(values: ValuesOf<P>, fields: readonly FieldType[]): readonly FieldType[];
  /** True when rows may go or come, so that their number is not known. */
  changesRows?(values: ValuesOf<P>, dataset: DatasetType): boolean;
};

/** A kind that takes one table and gives one. Its settings in a plan are its parameters as they are. */
export function defineTableNode<const P extends Params>(spec: TableNodeSpec<P>): NodeDefinition {
  return defineNode<P>({
    ...spec,
    version: 1,
    category: 'prepare',
    inputs: () => [dataInput],
    outputs: () => [dataOutput],
    infer(values, inputs) {
      const dataset = readDataset(inputs, 'data');
      if (!dataset) return givesNothing();
      const wrong = checkChosen(spec.params, values, dataset);
      const problems = wrong.length > 0 ? wrong : (spec.check?.(values, dataset) ?? []);
      if (problems.some(({ severity }) => severity === 'error')) return givesNothing(...problems);
      const rows = spec.changesRows?.(values, dataset) ? null : dataset.rows;
      return gives({ ...dataset, fields: spec.describe(values, dataset.fields), rows }, problems);
    },
    step: (values) => ({ type: 'prepare', config: { ...values } }),
  });
}

/** Columns that are not there, or not of the kind that the parameter asks for. */
function checkChosen(
  params: Params,
  values: Readonly<Record<string, unknown>>,
  dataset: DatasetType,
): readonly NodeProblem[] {
  return Object.entries(params).flatMap(([name, { control, visibleWhen }]) => {
    const value = values[name];
    if (control.type !== 'fields' || (visibleWhen && !visibleWhen(values))) return [];
    if (typeof value === 'string') {
      const unknown = checkFieldName(dataset, name, value);
      return unknown.length > 0 ? unknown : checkKinds(dataset, name, control.of, [value], () => '');
    }
    if (!isNames(value)) return [];
    const unknown = checkFieldNames(dataset, name, value);
    const without = (wrong: readonly string[]) => value.filter((one) => !wrong.includes(one));
    return unknown.length > 0 ? unknown : checkKinds(dataset, name, control.of, value, without);
  });
}

function checkKinds(
  dataset: DatasetType,
  parameter: string,
  of: 'any' | 'number' | 'category' | 'text',
  names: readonly string[],
  repair: (wrong: readonly string[]) => unknown,
): readonly NodeProblem[] {
  if (of === 'any') return [];
  const { fits, code } = KINDS[of];
  const wrong = names.filter((name) => {
    const field = findField(dataset, name);
    return field !== undefined && !fits(field);
  });
  return wrong.map((field) => ({
    code,
    severity: 'error',
    parameter,
    values: { field },
    fixes: [{ type: 'setValue', node: '', parameter, value: repair(wrong) }],
  }));
}

const KINDS = {
  number: { fits: isPlainNumber, code: 'field.needsNumbers' },
  category: { fits: isPlainCategory, code: 'field.needsCategory' },
  text: { fits: isText, code: 'field.needsText' },
};

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** One number a row: not an image, a class or a vector. */
export function isPlainNumber(field: FieldType): boolean {
  return isNumber(field) && field.shape.length === 0;
}

/** One category a row, as text or as a class number. */
export function isPlainCategory(field: FieldType): boolean {
  return isCategory(field) && field.shape.length === 0;
}

/** Whether a step works on a field: it is named, or nothing is and it is a feature of the right kind. */
export function isChosen(
  field: FieldType,
  columns: readonly string[],
  fits: (field: FieldType) => boolean = isPlainNumber,
): boolean {
  return columns.length > 0 ? columns.includes(field.name) : field.role === 'feature' && fits(field);
}

/** The numbers that a step works on: the named columns, or all features that are plain numbers. */
export function chooseNumbers(columns: readonly string[], fields: readonly FieldType[]): readonly FieldType[] {
  return fields.filter((field) => isChosen(field, columns));
}

/** A column as it is once its values are other ones: a real number without unit or range. */
export function asNumber(field: FieldType, changes: Partial<FieldType> = {}): FieldType {
  const { unit: _unit, range: _range, classes: _classes, ...plain } = field;
  return { ...plain, dtype: 'float32', semantic: 'number', ...changes };
}

/** A new feature of one number a row. */
export function numberFeature(name: string, missing: number | null = 0): FieldType {
  return { name, dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing };
}

/** New fields must have names of their own: a problem for the first that is taken. */
export function checkNewNames(
  dataset: DatasetType,
  names: readonly string[],
  parameter?: string,
): readonly NodeProblem[] {
  const taken = new Set(dataset.fields.map((field) => field.name));
  const double = names.find((name) => {
    const isTaken = taken.has(name);
    taken.add(name);
    return isTaken;
  });
  return double === undefined
    ? []
    : [{ code: 'field.nameTaken', severity: 'error', parameter, values: { field: double } }];
}
