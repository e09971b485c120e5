import { file, integer, toggle } from '../../params.ts';
import { defineTableNode } from '../tableNode.ts';
import { kindField, mailDataset, mailField, sizeField, textlessDataset } from './textExamples.ts';
import { asTokens, changeFields, checkTexts, chooseTexts, textColumns } from './textFields.ts';

export const subwordTokensParams = {
  file: file({
    label: { en: 'Tokenizer', zh: '分词器' },
    help: {
      en: 'The tokenizer.json of a language model, as a file on this computer. Nothing is downloaded.',
      zh: '语言模型的 tokenizer.json，即本机上的文件。不会下载任何内容。',
    },
    accept: 'json',
    onCard: true,
  }),
  maxTokens: integer({
    label: { en: 'Vocabulary', zh: '词表大小' },
    help: {
      en: 'At least as many as the tokenizer knows, 0 for “nothing” included; one that is too small is named. The Embedding behind it needs as many entries.',
      zh: '不少于分词器所知的数量，包括表示“空”的 0；过小时会指出。后面的嵌入层需要同样多的条目。',
    },
    initial: 32_000,
    min: 2,
    max: 1_000_000,
    onCard: true,
  }),
  length: integer({
    label: { en: 'Length', zh: '长度' },
    help: {
      en: 'How many pieces every text gets: longer ones lose their end, shorter ones are filled up with 0.',
      zh: '每个文本的片段数：过长的去掉结尾，过短的用 0 补齐。',
    },
    initial: 128,
    min: 1,
    max: 10_000,
    onCard: true,
  }),
  special: toggle({
    label: { en: 'Special tokens', zh: '特殊标记' },
    help: {
      en: 'Puts the marks around each text that the tokenizer has for it, such as [CLS] and [SEP].',
      zh: '在每个文本前后加上分词器规定的标记，例如 [CLS] 和 [SEP]。',
    },
    initial: true,
  }),
  columns: textColumns,
};

export const subwordTokensNode = defineTableNode({
  kind: 'subwordTokens',
  family: 'text',
  title: { en: 'Subword tokens', zh: '子词分词' },
  docs: {
    en: 'Cuts texts as a language model does, by its tokenizer.json (WordPiece, BPE, Unigram): frequent words stay whole, rare ones fall into pieces, so that hardly anything is unknown. All texts come out with the same length.\n\nThe numbers are those of the tokenizer where its padding is 0, as with BERT; otherwise all are one higher, so that 0 means nothing. The file is learned into the model: a trained model needs it no more. To make a vocabulary from the training texts themselves, take *Text to sequence*.',
    zh: '按语言模型的 tokenizer.json（WordPiece、BPE、Unigram）切分文本：常见词保持完整，少见词拆成片段，因此几乎没有未登录词。所有文本的输出长度相同。\n\n若分词器的填充编号为 0（如 BERT），编号与分词器相同；否则全部加一，使 0 表示空。文件内容会存入模型，训练好的模型不再需要该文件。若要从训练文本中建立词表，请用“文本转序列”。',
  },
  icon: 'Puzzle',
  keywords: [
    'tokenizer',
    'tokenizer.json',
    'BPE',
    'WordPiece',
    'SentencePiece',
    'Unigram',
    'huggingface',
    'BERT',
    'subword',
    '子词',
    '分词器',
    '分词',
  ],
  params: subwordTokensParams,
  check: ({ file: chosen, columns }, dataset) =>
    chosen.path === ''
      ? [
          {
            code: 'source.noFile',
            severity: 'error',
            parameter: 'file',
            fixes: [{ type: 'findFile', node: '', parameter: 'file' }],
          },
        ]
      : checkTexts(columns, dataset),
  describe: ({ columns, length, maxTokens }, fields) =>
    changeFields(fields, chooseTexts(columns, fields), (field) => asTokens(field, length, maxTokens)),
  examples: [
    {
      title: 'makes numbers of pieces of words',
      values: { file: { path: 'tokenizer.json' }, maxTokens: 500, length: 24 },
      inputs: { data: [mailDataset] },
      output: {
        ...mailDataset,
        fields: [
          { ...mailField, dtype: 'int32', shape: [24], semantic: 'tokens', missing: 0, range: [0, 499] },
          sizeField,
          kindField,
        ],
      },
    },
    { title: 'needs a file', inputs: { data: [mailDataset] }, output: 'rejected' },
    {
      title: 'needs a text',
      values: { file: { path: 'tokenizer.json' } },
      inputs: { data: [textlessDataset] },
      output: 'rejected',
    },
  ],
});
