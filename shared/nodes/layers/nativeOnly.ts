import type { Text } from '../../base/text.ts';

/** Why a layer needs the native engine, where the reason is only that tfjs has none like it. */
export const nativeOnly: Text = {
  en: 'Runs on the native engine only: tfjs has no such layer, and so it cannot be exported to TF.js.',
  zh: '只能在原生引擎上运行：tfjs 没有这种层，因此也不能导出为 TF.js。',
};
