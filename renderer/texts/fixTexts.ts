import { defineTexts } from './i18n.ts';

/** What one-click repairs are called, and what is said about problems. */
export const fixTexts = defineTexts('fix', {
  connect: { en: 'Connect…', zh: '连接…' },
  fixed: { en: 'Fixed: {what}', zh: '已修复：{what}' },
  nothing: { en: 'No problems', zh: '没有问题' },
  nothingHint: { en: 'The pipeline is ready to train.', zh: '流程可以开始训练。' },
  emptyHint: { en: 'Problems appear here while you build.', zh: '搭建过程中的问题会显示在这里。' },
  fixAll: { en: { one: 'Fix {count} problem', other: 'Fix {count} problems' }, zh: '修复 {count} 个问题' },
  show: { en: 'Show {title}', zh: '显示 {title}' },
  error: { en: 'Error', zh: '错误' },
  warning: { en: 'Warning', zh: '提醒' },
  project: { en: 'Project', zh: '项目' },
  newProblem: { en: 'Problem: {sentence}', zh: '问题：{sentence}' },
  solved: { en: 'No problems left', zh: '问题已全部解决' },
});
