import type { z } from 'zod';
import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { fieldTypeSchema } from '../../shared/pipeline/plan.ts';

/** A field as messages and files carry it: the same, but with lists that a parser made and anyone may change. */
export type WireField = z.infer<typeof fieldTypeSchema>;

/** A problem as it crosses a process border: no fixes, which only the graph knows how to apply. */
export interface WireProblem {
  code: string;
  severity: 'error' | 'warning';
  values?: Record<string, string | number>;
  node?: string;
  parameter?: string;
  place?: string;
}

/** Copies a field for a message or a file. */
export function toWireField(field: FieldType): WireField {
  const { shape, classes, range, ...plain } = field;
  return {
    ...plain,
    shape: [...shape],
    ...(classes === undefined ? {} : { classes: classes && [...classes] }),
    ...(range === undefined ? {} : { range: [range[0], range[1]] }),
  };
}

/** Copies a problem for a message. */
export function toWireProblem(problem: NodeProblem & { readonly node?: string }): WireProblem {
  const { code, severity, values, node, parameter, place } = problem;
  return {
    code,
    severity,
    ...(values === undefined ? {} : { values: { ...values } }),
    ...(node === undefined ? {} : { node }),
    ...(parameter === undefined ? {} : { parameter }),
    ...(place === undefined ? {} : { place }),
  };
}
