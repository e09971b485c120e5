import type { z } from 'zod';
import type { Problem } from '../base/problem.ts';
import { dropForbiddenKeys, formatPath, measureDepth } from './cleanJson.ts';
import {
  createDocument,
  documentSchema,
  type EdgeRecord,
  edgeRecordSchema,
  FILE_VERSION,
  type LoomDocument,
  type NodeRecord,
  nodeRecordSchema,
  type Position,
  positionSchema,
} from './document.ts';
import { FILE_LIMITS } from './limits.ts';
import { locateJsonError } from './locateJsonError.ts';
import { migrateFile } from './migrations.ts';

/** What could be read of a project file, and what could not. */
export interface ReadDocument {
  /** Empty when nothing could be read. */
  readonly document: LoomDocument;
  readonly problems: readonly Problem[];
  /** Something in the file was not understood: saving over it would lose that. */
  readonly readOnly: boolean;
}

/**
 * Reads the text of a project file. Never throws: a bad node or edge is left out with a problem that names its path, a
 * newer file opens in what is known of it, and text that is no project at all gives an empty document and a problem.
 */
export function readDocument(text: string): ReadDocument {
  // Bytes are counted only when the characters alone do not settle it: a character takes four at most.
  const bytes = text.length * 4 > FILE_LIMITS.bytes ? new TextEncoder().encode(text).length : text.length;
  if (bytes > FILE_LIMITS.bytes) {
    return refuse({ code: 'file.tooLarge', severity: 'error', values: { bytes, limit: FILE_LIMITS.bytes } });
  }
  const parsed = parseJson(text);
  if (parsed.problem) return refuse(parsed.problem);
  if (!isRecord(parsed.value)) {
    return refuse({ code: 'file.notAProject', severity: 'error' });
  }
  if (measureDepth(parsed.value, FILE_LIMITS.depth) > FILE_LIMITS.depth) {
    return refuse({ code: 'file.tooDeep', severity: 'error', values: { limit: FILE_LIMITS.depth } });
  }
  const problems: Problem[] = [];
  const clean = dropForbiddenKeys(parsed.value, problems);
  return isRecord(clean) ? readRecord(clean, problems) : refuse({ code: 'file.notAProject', severity: 'error' });
}

/** As JSON.parse, with the place of the first mistake. A byte order mark, as some editors write, is no mistake. */
export function parseJson(
  text: string,
): { readonly value: unknown; readonly problem: null } | { readonly value: null; readonly problem: Problem } {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(json);
    return { value, problem: null };
  } catch {
    const { line, column } = locateJsonError(json) ?? { line: 1, column: 1 };
    const place = `${line}:${column}`;
    return { value: null, problem: { code: 'file.brokenJson', severity: 'error', place, values: { line, column } } };
  }
}

function readRecord(clean: Readonly<Record<string, unknown>>, problems: Problem[]): ReadDocument {
  const version = clean.fileVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || !isRecord(clean.nodes)) {
    return refuse({ code: 'file.notAProject', severity: 'error' });
  }
  const isNewer = version > FILE_VERSION;
  if (isNewer) {
    problems.push({ code: 'file.newer', severity: 'warning', values: { version, known: FILE_VERSION } });
  }
  const raw = isNewer ? clean : migrateFile(clean, version);
  const nodes = readNodes(raw.nodes, problems);
  const edges = readEdges(raw.edges, nodes, problems);
  const positions = readPositions(raw.positions, nodes, problems);
  const document: LoomDocument = {
    ...readHead(raw, problems),
    nodes,
    edges,
    positions,
    definitions: isRecord(raw.definitions) ? raw.definitions : {},
  };
  // A warning means that nothing was lost; an error means that saving over the file would lose what was left out.
  const readOnly = isNewer || problems.some((problem) => problem.severity === 'error');
  return { document, problems, readOnly };
}

function readNodes(raw: unknown, problems: Problem[]): Record<string, NodeRecord> {
  const nodes: Record<string, NodeRecord> = {};
  let count = 0;
  for (const [id, value] of Object.entries(isRecord(raw) ? raw : {})) {
    if (count++ >= FILE_LIMITS.nodes) {
      problems.push({
        code: 'file.tooManyNodes',
        severity: 'error',
        place: 'nodes',
        values: { limit: FILE_LIMITS.nodes },
      });
      break;
    }
    const node = readPart(nodeRecordSchema, value, ['nodes', id], problems);
    if (node && node.id !== id) problems.push(describeWrongId(['nodes', id, 'id'], id, node.id));
    else if (node) nodes[id] = node;
  }
  return nodes;
}

function readEdges(raw: unknown, nodes: LoomDocument['nodes'], problems: Problem[]): Record<string, EdgeRecord> {
  const edges: Record<string, EdgeRecord> = {};
  let count = 0;
  for (const [id, value] of Object.entries(isRecord(raw) ? raw : {})) {
    if (count++ >= FILE_LIMITS.edges) {
      problems.push({
        code: 'file.tooManyEdges',
        severity: 'error',
        place: 'edges',
        values: { limit: FILE_LIMITS.edges },
      });
      break;
    }
    const edge = readPart(edgeRecordSchema, value, ['edges', id], problems);
    if (!edge) continue;
    const missing = [edge.from.node, edge.to.node].find((node) => !Object.hasOwn(nodes, node));
    if (edge.id !== id) problems.push(describeWrongId(['edges', id, 'id'], id, edge.id));
    else if (missing !== undefined) {
      const place = formatPath(['edges', id]);
      problems.push({ code: 'file.danglingEdge', severity: 'error', place, values: { node: missing } });
    } else edges[id] = edge;
  }
  return edges;
}

/** A position is not worth refusing anything for: without one the node is laid out anew. */
function readPositions(raw: unknown, nodes: LoomDocument['nodes'], problems: Problem[]): Record<string, Position> {
  const positions: Record<string, Position> = {};
  for (const [id, value] of Object.entries(isRecord(raw) ? raw : {})) {
    if (!Object.hasOwn(nodes, id)) continue;
    const parsed = positionSchema.safeParse(value);
    if (parsed.success) positions[id] = parsed.data;
    else problems.push({ code: 'file.badPosition', severity: 'warning', place: formatPath(['positions', id]) });
  }
  return positions;
}

/** Name, id, notes and the active training; what is missing or wrong gets a plain value instead. */
function readHead(
  raw: Readonly<Record<string, unknown>>,
  problems: Problem[],
): Pick<LoomDocument, 'fileVersion' | 'id' | 'name' | 'activeTraining' | 'notes'> {
  const { id, name, activeTraining, notes } = documentSchema.shape;
  const active =
    raw.activeTraining === undefined
      ? null
      : readPart(activeTraining.unwrap(), raw.activeTraining, ['activeTraining'], problems);
  const text = raw.notes === undefined ? null : readPart(notes.unwrap(), raw.notes, ['notes'], problems);
  return {
    fileVersion: FILE_VERSION,
    id: readPart(id, raw.id, ['id'], problems) ?? 'project',
    name: readPart(name, raw.name, ['name'], problems) ?? '',
    ...(active === null ? {} : { activeTraining: active }),
    ...(text === null ? {} : { notes: text }),
  };
}

function readPart<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: readonly (string | number)[],
  problems: Problem[],
): T | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const inner = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  const place = formatPath([...path, ...inner]);
  problems.push({ code: 'file.badPart', severity: 'error', place, values: { place, reason: issue?.message ?? '' } });
  return null;
}

function describeWrongId(path: readonly string[], key: string, id: string): Problem {
  const place = formatPath(path);
  return { code: 'file.wrongId', severity: 'error', place, values: { place, key, id } };
}

function refuse(problem: Problem): ReadDocument {
  return { document: createDocument('project', ''), problems: [problem], readOnly: true };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
