import { defineTexts } from './i18n.ts';

/** The export dialog. */
export const exportTexts = defineTexts('export', {
  title: { en: 'Export the model', zh: '导出模型' },
  description: {
    en: 'Writes a copy of the model that works without Tensorloom, and proves that it gives the same answers.',
    zh: '写出一份无需 Tensorloom 即可使用的模型，并验证其输出一致。',
  },
  run: { en: 'Run', zh: '运行' },
  format: { en: 'Format', zh: '格式' },
  predictions: {
    en: 'Proved here: another process runs the file on real rows.',
    zh: '在此验证：由另一进程在真实数据上运行该文件。',
  },
  structure: {
    en: 'Read back here, number by number. It comes with a script that compares predictions in Python.',
    zh: '在此逐个数值回读检查，并附带一个在 Python 中比较预测结果的脚本。',
  },
  figures: {
    en: 'Every number is taken from the stored run.',
    zh: '所有数值均取自已保存的运行。',
  },
  noModel: { en: 'No model to export yet', zh: '还没有可导出的模型' },
  noModelHint: { en: 'Train one first; its first checkpoint is enough.', zh: '请先训练；有第一个检查点即可。' },
  choose: { en: 'Choose a folder and export', zh: '选择文件夹并导出' },
  working: { en: 'Exporting and checking', zh: '正在导出并验证' },
  done: { en: 'Exported', zh: '已导出' },
  proof: {
    en: {
      one: 'Loaded afresh in another process and checked on {rows} row: largest difference {difference}.',
      other: 'Loaded afresh in another process and checked on {rows} rows: largest difference {difference}.',
    },
    zh: '已在另一进程中重新加载，并在 {rows} 行数据上验证：最大差异 {difference}。',
  },
  checked: {
    en: 'Written and read back.',
    zh: '已写出并回读检查。',
  },
  exact: { en: 'none at all', zh: '完全一致' },
  files: { en: 'Files', zh: '文件' },
  failed: { en: 'The export failed', zh: '导出失败' },
  showInFolder: { en: 'Show in folder', zh: '在文件夹中显示' },
  close: { en: 'Done', zh: '完成' },
});
