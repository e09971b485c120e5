import { defineTexts } from './i18n.ts';

/** Opening, saving and closing projects. */
export const projectTexts = defineTexts('project', {
  untitled: { en: 'Untitled', zh: '未命名' },
  saved: { en: 'Saved {name}', zh: '已保存 {name}' },
  failed: { en: 'That did not work', zh: '操作未成功' },
  unsavedTitle: { en: 'Save {name} first?', zh: '先保存 {name} 吗？' },
  unsavedBody: {
    en: 'It has changes that are not in its file yet.',
    zh: '它有尚未写入文件的更改。',
  },
  notForCanvas: { en: 'No node reads {name}', zh: '没有节点可读取 {name}' },
  save: { en: 'Save', zh: '保存' },
  discard: { en: 'Do not save', zh: '不保存' },
});
