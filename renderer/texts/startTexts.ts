import { defineTexts } from './i18n.ts';

/** The start page. */
export const startTexts = defineTexts('start', {
  tagline: { en: 'Draw a network. Train it. See how it works.', zh: '画出网络，训练它，看懂它。' },
  newBlank: { en: 'New project', zh: '新建项目' },
  open: { en: 'Open project', zh: '打开项目' },
  templates: { en: 'Start from a template', zh: '从模板开始' },
  templatesHint: {
    en: 'Complete pipelines on real data. Open one and press Train.',
    zh: '基于真实数据的完整流程。打开后按“训练”即可。',
  },
  byField: { en: 'From your field', zh: '按领域' },
  byFieldHint: {
    en: 'Each is a story to follow: what is asked, what the data is, what to look at, what to try.',
    zh: '每个模板都是一个可以跟着走的故事：要回答什么、用什么数据、看什么、试什么。',
  },
  manufacturing: { en: 'Manufacturing', zh: '制造' },
  traffic: { en: 'Traffic', zh: '交通' },
  medicine: { en: 'Medicine', zh: '医疗' },
  language: { en: 'Language', zh: '语言' },
  images: { en: 'Images', zh: '图像' },
  weather: { en: 'Weather', zh: '天气' },
  firstHint: { en: 'The place to begin', zh: '从这里开始' },
  size: { en: '{nodes} nodes', zh: '{nodes} 个节点' },
  openTemplate: { en: 'Open the template {name}', zh: '打开模板 {name}' },
  recent: { en: 'Recent projects', zh: '最近的项目' },
  noRecent: { en: 'Projects you save are listed here.', zh: '保存过的项目会列在这里。' },
  missing: { en: 'not found', zh: '找不到' },
  missingHint: {
    en: 'Nothing lies at this place any more. It may be on a disk that is not connected.',
    zh: '此位置已没有文件，可能在未连接的磁盘上。',
  },
  openRecent: { en: 'Open {name}', zh: '打开 {name}' },
  removeRecent: { en: 'Take {name} off this list', zh: '从列表中移除 {name}' },
  recovered: { en: 'Recovered work', zh: '已恢复的工作' },
  recoveredHint: {
    en: 'Tensorloom ended before this was saved. Every edit is still here.',
    zh: 'Tensorloom 在保存之前结束。所有编辑都还在。',
  },
  recoveredLine: {
    en: { one: '{count} unsaved edit, {when}', other: '{count} unsaved edits, {when}' },
    zh: '{count} 处未保存的编辑，{when}',
  },
  restore: { en: 'Restore', zh: '恢复' },
  restoreNamed: { en: 'Restore {name}', zh: '恢复 {name}' },
  discard: { en: 'Discard', zh: '丢弃' },
  discardNamed: { en: 'Discard {name}', zh: '丢弃 {name}' },
  discardTitle: { en: 'Discard the unsaved work in {name}?', zh: '丢弃 {name} 中未保存的工作？' },
  discardBody: { en: 'The edits are deleted. This cannot be undone.', zh: '这些编辑将被删除，且无法恢复。' },
  discardConfirm: { en: 'Discard work', zh: '丢弃' },
  failed: { en: 'The start page could not be read', zh: '无法读取起始页' },
  tryAgain: { en: 'Try again', zh: '重试' },
});
