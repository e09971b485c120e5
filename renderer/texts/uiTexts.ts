import { defineTexts } from './i18n.ts';

/** Words of the controls themselves. */
export const uiTexts = defineTexts('ui', {
  notifications: { en: 'Notifications', zh: '通知' },
  dismiss: { en: 'Dismiss', zh: '关闭' },
  close: { en: 'Close', zh: '关闭' },
  cancel: { en: 'Cancel', zh: '取消' },
  increase: { en: 'Increase', zh: '增大' },
  decrease: { en: 'Decrease', zh: '减小' },
  chooseOne: { en: 'Choose one', zh: '请选择' },
  inProgress: { en: 'In progress', zh: '进行中' },
});
