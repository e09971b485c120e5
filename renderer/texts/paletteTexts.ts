import { defineTexts } from './i18n.ts';

/** The list of kinds, and the search that adds a node. */
export const paletteTexts = defineTexts('palette', {
  search: { en: 'Search nodes', zh: '搜索节点' },
  nothing: { en: 'No node is called “{query}”', zh: '没有名为“{query}”的节点' },
  clear: { en: 'Clear the search', zh: '清除搜索' },
  favourites: { en: 'Favourites', zh: '收藏' },
  recent: { en: 'Recent', zh: '最近使用' },
  favour: { en: 'Add {title} to favourites', zh: '收藏 {title}' },
  unfavour: { en: 'Remove {title} from favourites', zh: '取消收藏 {title}' },
  hint: { en: 'Drag onto the canvas, or press Enter', zh: '拖到画布上，或按回车键' },
  addTitle: { en: 'Add a node', zh: '添加节点' },
  addFitting: { en: 'Add a node that fits', zh: '添加可连接的节点' },
  noneFits: { en: 'Nothing takes what this port gives', zh: '没有节点接受此端口的输出' },
  kinds: { en: 'Kinds of nodes', zh: '节点类型' },
});
