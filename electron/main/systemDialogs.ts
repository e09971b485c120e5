import { type BrowserWindow, dialog, type FileFilter, shell } from 'electron';
import { AppError } from '../../shared/base/appError.ts';
import type { Language, Text } from '../../shared/base/text.ts';
import { FILE_TYPES } from '../../shared/nodes/params.ts';
import type { Desktop, FileKind } from '../core/studio/desktop.ts';
import { readExternalAddress } from './addressRules.ts';

const KIND_NAMES: Readonly<Record<FileKind, Text>> = {
  project: { en: 'Tensorloom project', zh: 'Tensorloom 项目' },
  csv: { en: 'Table', zh: '表格' },
  image: { en: 'Image', zh: '图像' },
  parquet: { en: 'Parquet', zh: 'Parquet' },
  json: { en: 'JSON', zh: 'JSON' },
  excel: { en: 'Spreadsheet', zh: '电子表格' },
  numpy: { en: 'NumPy array', zh: 'NumPy 数组' },
  idx: { en: 'IDX array', zh: 'IDX 数组' },
  folder: { en: 'Folder', zh: '文件夹' },
  results: { en: 'Table', zh: '表格' },
  png: { en: 'Picture', zh: '图片' },
  svg: { en: 'Drawing', zh: '矢量图' },
};
const KIND_EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  project: ['loom'],
  csv: ['csv', 'tsv', 'txt'],
  image: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'tif', 'tiff'],
  parquet: ['parquet', 'pq'],
  json: ['json', 'ndjson', 'jsonl'],
  excel: ['xlsx', 'xlsm', 'xls', 'ods'],
  numpy: ['npy', 'npz'],
  idx: ['gz', 'idx', 'idx1-ubyte', 'idx3-ubyte'],
  folder: [],
  results: ['csv'],
  png: ['png'],
  svg: ['svg'],
};
const WORDS = {
  allFiles: { en: 'All files', zh: '所有文件' },
  leave: { en: 'Open in the browser?', zh: '在浏览器中打开？' },
  open: { en: 'Open', zh: '打开' },
  cancel: { en: 'Cancel', zh: '取消' },
} satisfies Record<string, Text>;

/** The system's dialogs and its browser, for one window. */
export function createDesktop(options: {
  readonly window: () => BrowserWindow | null;
  readonly language: () => Language;
  readonly answerClose: (close: boolean) => void;
}): Desktop {
  const { language } = options;
  const findWindow = () => {
    const window = options.window();
    if (!window) throw new AppError('window.gone');
    return window;
  };
  return {
    askOpen: async (kind, startIn) => {
      const result = await dialog.showOpenDialog(findWindow(), {
        properties: [kind === 'folder' ? 'openDirectory' : 'openFile'],
        filters: describeFilters(kind, language()),
        ...(startIn === null ? {} : { defaultPath: startIn }),
      });
      return result.canceled ? null : (result.filePaths[0] ?? null);
    },
    askSave: async (kind, suggestion) => {
      const result = await dialog.showSaveDialog(findWindow(), {
        defaultPath: suggestion,
        filters: describeFilters(kind, language()),
      });
      return result.canceled || result.filePath === '' ? null : result.filePath;
    },
    openExternal: async (url) => {
      const address = readExternalAddress(url);
      if (address === null) throw new AppError('external.refused', { url: url.slice(0, 200) });
      const answer = await dialog.showMessageBox(findWindow(), {
        type: 'question',
        message: WORDS.leave[language()],
        detail: address,
        buttons: [WORDS.open[language()], WORDS.cancel[language()]],
        defaultId: 0,
        cancelId: 1,
      });
      if (answer.response === 0) await shell.openExternal(address);
    },
    showInFolder: (path) => shell.showItemInFolder(path),
    answerClose: options.answerClose,
  };
}

function isFileType(kind: FileKind): boolean {
  return FILE_TYPES.some((type) => type === kind);
}

function describeFilters(kind: FileKind, language: Language): FileFilter[] {
  const extensions = KIND_EXTENSIONS[kind];
  if (extensions.length === 0) return [];
  return [
    { name: KIND_NAMES[kind][language], extensions: [...extensions] },
    ...(!isFileType(kind) ? [] : [{ name: WORDS.allFiles[language], extensions: ['*'] }]),
  ];
}
