import type { NodeProblem } from './definition.ts';
import type { Parameter } from './params.ts';

/** Says what is wrong with a value that its parameter does not take, and what would be right. The fix is the initial value. */
export function describeInvalidValue(name: string, parameter: Parameter, value: unknown): NodeProblem {
  const { control } = parameter;
  const written = (JSON.stringify(value) ?? 'undefined').slice(0, 100);
  const problem = {
    code: 'parameter.invalid',
    severity: 'error',
    parameter: name,
    values: { value: written },
    fixes: [{ type: 'setValue', node: '', parameter: name, value: parameter.initial }],
  } as const satisfies NodeProblem;
  if (control.type === 'choice') {
    const options = control.options.map((option) => option.value).join(', ');
    return { ...problem, code: 'parameter.notAChoice', values: { value: written, options } };
  }
  const numbers = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'number');
  if ((control.type !== 'number' && control.type !== 'pair') || numbers.length === 0) return problem;
  const { min = -Infinity, max = Infinity } = control;
  if (numbers.some((one) => one < min || one > max)) {
    return { ...problem, code: 'parameter.outOfRange', values: { value: written, min, max } };
  }
  const isWhole = control.type === 'pair' || control.integer;
  return isWhole && !numbers.every(Number.isInteger) ? { ...problem, code: 'parameter.needsInteger' } : problem;
}
