import { z } from 'zod';
import type { Fix } from '../base/problem.ts';
import { documentSchema, nodeRecordSchema } from '../graph/document.ts';
import { FILE_TYPES } from '../nodes/params.ts';
import { evaluationReportSchema } from '../run/evaluationReport.ts';
import { engineInfoSchema, metricPointSchema, runStateSchema, runSummarySchema } from '../run/runRecord.ts';
import { statisticsSchema } from '../run/weightStatistics.ts';
import { SDK_LANGUAGES } from '../serving/sdk/sdkFiles.ts';
import { requestEntrySchema, servingStatusSchema } from '../serving/servingStatus.ts';
import {
  cellSchema,
  dataContract,
  previewSchema,
  rowsPageSchema,
  rowsRequestSchema,
  rowTraceSchema,
  sourceFactsSchema,
} from './dataContract.ts';

/** Only its form is looked at: it is applied by shared/pipeline/applyFix.ts, which does nothing with what it does not know. */
const fixSchema = z.custom<Fix>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string',
);
const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  node: z.string().optional(),
  parameter: z.string().optional(),
  port: z.string().optional(),
  place: z.string().optional(),
  fixes: z.array(fixSchema).optional(),
});
const nothing = z.object({});
const done = z.object({});

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'zh']),
  uiScale: z.number().min(0.75).max(2),
  reducedMotion: z.enum(['system', 'on']),
  wheel: z.enum(['zoom', 'pan']),
  /** Sizes and open states of panels by name, as the renderer wants them kept. */
  panels: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  favouriteKinds: z.array(z.string()),
  recentKinds: z.array(z.string()),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Before a person has set anything, in main and in the window. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  uiScale: 1,
  reducedMotion: 'system',
  wheel: 'zoom',
  panels: {},
  favouriteKinds: [],
  recentKinds: [],
};

/** An opened project: what could be read, and what could not. `path` null: never saved. `readOnly`: never write to that path (a newer or broken file). */
export const openedProjectSchema = z.object({
  session: z.string(),
  path: z.string().nullable(),
  document: documentSchema,
  readOnly: z.boolean(),
  /** Work recovered from the journal: the document differs from the file. */
  recovered: z.boolean(),
  problems: z.array(problemSchema),
});
export type OpenedProject = z.infer<typeof openedProjectSchema>;

export const recentProjectSchema = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.number(),
  exists: z.boolean(),
});
export const recoverableSchema = z.object({
  session: z.string(),
  name: z.string(),
  path: z.string().nullable(),
  editedAt: z.number(),
  edits: z.number().int(),
  nodes: z.number().int(),
});
/** Whose work a template is about; `start` shows what the app can do. A template that says nothing belongs there. */
export const templateTopicSchema = z
  .enum(['start', 'manufacturing', 'traffic', 'medicine', 'language', 'images', 'weather'])
  .default('start');
export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  topic: templateTopicSchema,
  title: z.object({ en: z.string(), zh: z.string() }),
  line: z.object({ en: z.string(), zh: z.string() }),
  /** The template's own document, so that the start page can draw it. */
  document: documentSchema,
});
export type Template = z.infer<typeof templateSchema>;
export type TemplateTopic = Template['topic'];

/** A change of records, as the undo history keeps it and the journal stores it (shared/graph/diff.ts). */
export const journalEntrySchema = z.object({
  sequence: z.number().int(),
  label: z.string(),
  changes: z.array(z.unknown()),
});

/** Everything that the window may ask of main. One contract: preload exposes it, main answers it, both parse it. */
export const studioContract = {
  calls: {
    getAppInfo: {
      input: nothing,
      output: z.object({
        version: z.string(),
        electron: z.string(),
        developmentElectron: z.boolean(),
        engine: engineInfoSchema.nullable(),
        platform: z.string(),
        /** Of the operating system; the renderer picks from it when the setting says `system`. */
        locale: z.string(),
      }),
    },
    /** In bytes: what is free without harm to others, and in all. */
    getMemory: { input: nothing, output: z.object({ freeBytes: z.number(), totalBytes: z.number() }) },
    getSettings: { input: nothing, output: settingsSchema },
    setSettings: { input: settingsSchema.partial(), output: settingsSchema },
    /** For the clipboard's keyboard-free menu items, and links of the help: only https, asked first. */
    openExternal: { input: z.object({ url: z.string() }), output: done },
    showInFolder: { input: z.object({ path: z.string() }), output: done },
    /**
     * Saves what the window itself drew (a chart as picture or table): asks where, suggesting `name`. Downloads are refused,
     * so this is the only way out. `content` is text, or base64 for a PNG. Null when the person cancels.
     */
    saveChart: {
      input: z.object({
        name: z.string().min(1).max(200),
        type: z.enum(['png', 'svg', 'csv']),
        content: z.string().max(200_000_000),
      }),
      output: z.object({ path: z.string() }).nullable(),
    },

    listTemplates: { input: nothing, output: z.array(templateSchema) },
    listRecentProjects: { input: nothing, output: z.array(recentProjectSchema) },
    removeRecentProject: { input: z.object({ path: z.string() }), output: done },
    listRecoverable: { input: nothing, output: z.array(recoverableSchema) },
    recoverProject: { input: z.object({ session: z.string() }), output: openedProjectSchema },
    discardRecoverable: { input: z.object({ session: z.string() }), output: done },
    createProject: {
      input: z.object({ template: z.string().nullable(), name: z.string().max(500) }),
      output: openedProjectSchema,
    },
    /** Without a path the system's dialog asks; null when the person cancels. */
    openProject: { input: z.object({ path: z.string().nullable() }), output: openedProjectSchema.nullable() },
    /** `path` null: the path it has, or the dialog when it has none. `saveAs` always asks. Null when the person cancels. */
    saveProject: {
      input: z.object({
        session: z.string(),
        document: documentSchema,
        saveAs: z.boolean(),
        path: z.string().nullable(),
      }),
      output: z.object({ path: z.string(), document: documentSchema }).nullable(),
    },
    /** Appends edits to the session's journal and flushes them to disk before answering. */
    journalEdits: {
      input: z.object({ session: z.string(), document: documentSchema, entries: z.array(journalEntrySchema) }),
      output: done,
    },
    /** Ends the session: its journal is deleted. Called when the person closes without saving, having been asked. */
    closeProject: { input: z.object({ session: z.string() }), output: done },
    /** Main asks the window before closing (event `closeRequested`); the answer. */
    confirmClose: { input: z.object({ close: z.boolean() }), output: done },

    /** Asks for a file or folder and returns it as the project should store it; null when cancelled. */
    pickFile: {
      input: z.object({ session: z.string(), accept: z.enum([...FILE_TYPES, 'folder']) }),
      output: z.object({ path: z.string(), fingerprint: z.string() }).nullable(),
    },
    /** A file dropped on the window: the path comes from preload (webUtils), never from the page itself. */
    adoptDroppedFile: {
      input: z.object({ session: z.string(), path: z.string() }),
      output: z.object({
        path: z.string(),
        fingerprint: z.string(),
        type: z.enum([...FILE_TYPES, 'folder', 'project', 'other']),
      }),
    },
    /** `document`: for a node whose facts depend on the nodes before it. */
    readSourceFacts: {
      input: z.object({ session: z.string(), node: nodeRecordSchema, document: documentSchema.optional() }),
      output: sourceFactsSchema,
    },
    previewNode: {
      input: z.object({
        session: z.string(),
        document: documentSchema,
        node: z.string(),
        limit: z.number().int().min(1).max(1000),
      }),
      output: previewSchema,
    },
    /** One page of the rows that leave a node, for the data explorer. */
    exploreRows: {
      input: z.object({
        session: z.string(),
        document: documentSchema,
        node: z.string(),
        ...rowsRequestSchema.shape,
      }),
      output: rowsPageSchema,
    },
    /** What became of a row that leaves `node`, up to the node `until`. */
    traceRow: {
      input: z.object({
        session: z.string(),
        document: documentSchema,
        node: z.string(),
        until: z.string(),
        rowId: z.number().int().min(0),
      }),
      output: rowTraceSchema,
    },

    /** Compiles, writes the run folder, forks the trainer. Blocking problems come back instead of a run. */
    startRun: {
      input: z.object({ session: z.string(), document: documentSchema, name: z.string().max(500).nullable() }),
      output: z.object({ run: runSummarySchema.nullable(), problems: z.array(problemSchema) }),
    },
    pauseRun: { input: z.object({ run: z.string() }), output: done },
    resumeRun: { input: z.object({ run: z.string() }), output: done },
    /** Soft: at the next batch, with a checkpoint. `force` kills the process; the last checkpoint stands. */
    stopRun: { input: z.object({ run: z.string(), force: z.boolean() }), output: done },
    /** Goes on from its last checkpoint with the optimizer's state, until `epochs` in all (null: as planned). */
    continueRun: {
      input: z.object({ run: z.string(), epochs: z.number().int().min(1).nullable() }),
      output: runSummarySchema,
    },
    /** Asks a training for the statistics of its weights; they come as `runStatistics` before its next batch. */
    requestStatistics: { input: z.object({ run: z.string() }), output: done },
    /** `documentId` null: all runs. Newest first. */
    listRuns: { input: z.object({ documentId: z.string().nullable() }), output: z.array(runSummarySchema) },
    readMetrics: { input: z.object({ run: z.string() }), output: z.array(metricPointSchema) },
    renameRun: { input: z.object({ run: z.string(), name: z.string().min(1).max(500) }), output: done },
    deleteRun: { input: z.object({ run: z.string() }), output: done },

    /** Evaluates, or reads the stored report when it is there and `again` is false. */
    evaluateRun: {
      input: z.object({ run: z.string(), split: z.enum(['train', 'validation', 'test']), again: z.boolean() }),
      output: evaluationReportSchema,
    },
    readRunRows: {
      input: z.object({ run: z.string(), rowIds: z.array(z.number().int()).max(500) }),
      output: dataContract.calls.readSourceRows.output,
    },
    /** What a prediction form needs: the columns or the image that the model takes, and what it gives. */
    describeModel: {
      input: z.object({ run: z.string() }),
      output: z.object({
        input: z.enum(['image', 'table']),
        image: z.object({ height: z.number(), width: z.number(), channels: z.number() }).nullable(),
        columns: z.array(
          z.object({
            name: z.string(),
            type: z.enum(['number', 'category', 'text']),
            unit: z.string().nullable(),
            classes: z.array(z.string()).nullable(),
            example: cellSchema,
          }),
        ),
        target: z.string(),
        unit: z.string().nullable(),
        classes: z.array(z.string()).nullable(),
        testRowIds: z.array(z.number().int()),
      }),
    },
    predict: {
      input: z.object({
        run: z.string(),
        from: z.discriminatedUnion('type', [
          z.object({ type: z.literal('rowIds'), rowIds: z.array(z.number().int()).min(1).max(500) }),
          z.object({
            type: z.literal('rows'),
            rows: z
              .array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))
              .min(1)
              .max(500),
          }),
          z.object({ type: z.literal('imageBytes'), base64: z.string().max(80_000_000) }),
        ]),
      }),
      output: z.array(
        z.object({
          name: z.string(),
          /** Class probabilities in the order of `classes`, or one number for a regression; null with a reason for a dropped row. */
          values: z.array(z.number()).nullable(),
          reason: problemSchema.nullable(),
          /** What the model really saw, for an image: a PNG data URL after preparation. */
          seen: z.string().nullable(),
        }),
      ),
    },
    /** Scores a whole CSV or folder of images into a CSV; asks for both places when they are null. Null when cancelled. */
    predictFile: {
      input: z.object({
        run: z.string(),
        from: z.enum(['csv', 'imageFolder']),
        path: z.string().nullable(),
        out: z.string().nullable(),
      }),
      output: z.object({ out: z.string(), rows: z.number().int(), dropped: z.number().int() }).nullable(),
    },
    /** Writes the model in a format with its proof. `out` null: asks. Null when cancelled. */
    exportRun: {
      input: z.object({ run: z.string(), format: z.string(), out: z.string().nullable() }),
      output: z
        .object({
          format: z.string(),
          out: z.string(),
          files: z.array(z.string()),
          proof: z.enum(['predictions', 'structure', 'figures']),
          /** Null where the runtime of the format is not part of the app. */
          maxDifference: z.number().nullable(),
          rows: z.number().int(),
        })
        .nullable(),
    },

    /** What is served right now; null: nothing. */
    getServing: { input: nothing, output: servingStatusSchema.nullable() },
    /**
     * Serves a run on this machine; while something is served already, the run is added to it, and takes over from the version of
     * the same project that is there. `key`: made by this call, and never said again; null when there was one.
     */
    startServing: {
      input: z.object({ run: z.string(), port: z.number().int().min(0).max(65_535).nullable() }),
      output: z.object({ key: z.string().nullable(), status: servingStatusSchema }),
    },
    /** Answers what is under way first. */
    stopServing: { input: nothing, output: done },
    /** The last requests, newest first: never what was asked. */
    listServedRequests: {
      input: z.object({ limit: z.number().int().min(1).max(500) }),
      output: z.array(requestEntrySchema),
    },
    /** Writes a client for a run's model into a new folder; asks for it when `out` is null. Null when cancelled. */
    writeSdk: {
      input: z.object({ run: z.string(), language: z.enum(SDK_LANGUAGES), out: z.string().nullable() }),
      output: z.object({ out: z.string(), files: z.array(z.string()) }).nullable(),
    },
  },
  events: {
    runState: z.object({ run: z.string(), state: runStateSchema }),
    runMetrics: z.object({ run: z.string(), points: z.array(metricPointSchema) }),
    runStatistics: z.object({ run: z.string(), statistics: statisticsSchema }),
    /** Reading, decoding, preparing before epoch 1; also evaluation and export. */
    runProgress: z.object({ run: z.string(), stage: z.string(), done: z.number(), total: z.number() }),
    /** A menu item or a key that the system's menu took: an id of shared/commands. */
    command: z.object({ command: z.string() }),
    closeRequested: z.object({}),
    settingsChanged: settingsSchema,
    /** A server was started or stopped, or a model of it came or went. */
    servingChanged: z.object({}),
    /** A project that the system asked to open (double click on a .loom, second start of the app). */
    openRequested: z.object({ path: z.string() }),
  },
} as const;
export type StudioContract = typeof studioContract;
