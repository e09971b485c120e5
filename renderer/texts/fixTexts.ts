import { defineTexts } from './i18n.ts';

/** What one-click repairs are called, and what is said about problems. */
export const fixTexts = defineTexts('fix', {
  setValue: { en: 'Set {parameter} to {value}', zh: '将 {parameter} 设为 {value}' },
  insertBefore: { en: 'Insert {title}', zh: '插入 {title}' },
  replaceKind: { en: 'Change to {title}', zh: '改为 {title}' },
  addInput: { en: 'Add {title}', zh: '添加 {title}' },
  removeEdge: { en: 'Remove the wire', zh: '移除连线' },
  removeNode: { en: 'Remove {title}', zh: '移除 {title}' },
  findFile: { en: 'Find the file…', zh: '查找文件…' },
  fixed: { en: 'Fixed: {what}', zh: '已修复：{what}' },
  nothing: { en: 'No problems', zh: '没有问题' },
  nothingHint: { en: 'The pipeline is ready to train.', zh: '流程可以开始训练。' },
  emptyHint: { en: 'Problems appear here while you build.', zh: '搭建过程中的问题会显示在这里。' },
  fixAll: { en: { one: 'Fix {count} problem', other: 'Fix {count} problems' }, zh: '修复 {count} 个问题' },
  show: { en: 'Show {title}', zh: '显示 {title}' },
  error: { en: 'Error', zh: '错误' },
  warning: { en: 'Warning', zh: '提醒' },
  counts: { en: '{errors} errors, {warnings} warnings', zh: '{errors} 个错误，{warnings} 个提醒' },
  project: { en: 'Project', zh: '项目' },
  ready: { en: 'No problems', zh: '没有问题' },
  newProblem: { en: 'Problem: {sentence}', zh: '问题：{sentence}' },
  solved: { en: 'No problems left', zh: '问题已全部解决' },
});
