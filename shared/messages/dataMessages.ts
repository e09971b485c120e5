import type { Text } from '../base/text.ts';

/** What stops a source or a step. Said as a problem on the node and as an error of a call: one sentence for both. */
const failures = {
  'data.noPath': { en: 'Choose a file or a folder first.', zh: '请先选择文件或文件夹。' },
  'data.fileMissing': {
    en: '{path} is not there any more. Find it again, or put it back.',
    zh: '找不到 {path}。请重新选择它，或把它放回原处。',
  },
  'data.notAFile': { en: '{path} is a folder, not a file.', zh: '{path} 是文件夹，不是文件。' },
  'data.notAFolder': { en: '{path} is a file, not a folder.', zh: '{path} 是文件，不是文件夹。' },
  'data.pathOutside': {
    en: '{path} leads out of the data sets that come with the app.',
    zh: '{path} 指向应用自带数据集之外的位置。',
  },
  'data.projectNotSaved': {
    en: '{path} is relative to the project, which has no place yet. Save the project first.',
    zh: '{path} 是相对于项目的路径，而项目尚未保存。请先保存项目。',
  },
  'data.tableUnreadable': { en: '{path} cannot be read: {reason}', zh: '无法读取 {path}：{reason}' },
  'data.tableNoColumns': {
    en: 'There is no column that could be read as numbers or text.',
    zh: '没有可以作为数值或文本读取的列。',
  },
  'data.fileTooLarge': {
    en: '{path} has {size} MB; at most {limit} MB of this kind can be read. Save it as CSV or Parquet.',
    zh: '{path} 大小为 {size} MB；此类文件最多只能读取 {limit} MB。请另存为 CSV 或 Parquet。',
  },
  'data.unpackedTooLarge': {
    en: '{path} would take more than {limit} MB when unpacked. It is not opened.',
    zh: '{path} 解压后将超过 {limit} MB，因此不予打开。',
  },
  'data.outOfMemory': {
    en: '{path} needs more memory than a file of its size should. It is not opened.',
    zh: '{path} 所需的内存超出其大小应有的范围，因此不予打开。',
  },
  'data.sheetMissing': {
    en: 'There is no sheet “{sheet}”. The file has: {known}.',
    zh: '没有名为“{sheet}”的工作表。文件中有：{known}。',
  },
  'data.sheetEmpty': { en: 'The sheet “{sheet}” is empty.', zh: '工作表“{sheet}”是空的。' },
  'data.arrayBroken': {
    en: '{path} is no array that can be read: {reason}',
    zh: '{path} 不是可以读取的数组：{reason}',
  },
  'data.arrayPickled': {
    en: '{path} holds Python objects. Opening them could run foreign code, so they are not read. Save plain numbers instead.',
    zh: '{path} 包含 Python 对象。打开它们可能会运行外来代码，因此不予读取。请改为保存纯数值。',
  },
  'data.arrayMissing': {
    en: 'There is no array “{array}”. The file has: {known}.',
    zh: '没有名为“{array}”的数组。文件中有：{known}。',
  },
  'data.rowsDiffer': {
    en: '“{a}” has {rowsA} rows and “{b}” has {rowsB}: they do not belong together.',
    zh: '“{a}”有 {rowsA} 行，“{b}”有 {rowsB} 行：两者不对应。',
  },
  'data.noTexts': { en: 'There is no text file in {path}.', zh: '{path} 中没有文本文件。' },
  'data.sqlFailed': { en: 'The query cannot be run: {reason}', zh: '无法执行查询：{reason}' },
  'data.sqlNotOneQuery': {
    en: 'Write one query that starts with SELECT, FROM or WITH.',
    zh: '请写一条以 SELECT、FROM 或 WITH 开头的查询。',
  },
  'data.csvEmpty': { en: '{path} is empty.', zh: '{path} 是空文件。' },
  'data.csvTooWide': {
    en: 'The table has {columns} columns, at most {limit} can be read.',
    zh: '表格有 {columns} 列，最多只能读取 {limit} 列。',
  },
  'data.csvLineTooLong': {
    en: 'Line {line} is longer than {limit}. Is this a table of text?',
    zh: '第 {line} 行超过 {limit}。这真的是文本表格吗？',
  },
  'data.csvUnreadable': { en: '{path} cannot be read as a table: {reason}', zh: '{path} 无法作为表格读取：{reason}' },
  'data.csvAllRagged': {
    en: 'The first line has {columns} cells, and none of the {rows} lines after it has as many. Is the separator right?',
    zh: '第一行有 {columns} 个单元格，而其后的 {rows} 行没有一行与之相同。分隔符是否正确？',
  },
  'data.idxBroken': {
    en: '{path} is damaged ({reason}). Install the app again, or put the file back.',
    zh: '{path} 已损坏（{reason}）。请重新安装应用，或恢复该文件。',
  },
  'data.noImages': { en: 'There is no image in {path} that can be read.', zh: '{path} 中没有可以读取的图片。' },
  'data.noSubfolders': {
    en: '{path} has images but no subfolders. Put the images of each class into a folder of its own, such as cats/ and dogs/.',
    zh: '{path} 中有图片但没有子文件夹。请把每个类别的图片放进单独的文件夹，例如 cats/ 和 dogs/。',
  },
  'data.labelOutOfRange': {
    en: 'Row {row} has the label {value} in “{field}”, but there are {classes} classes: labels go from 0 to {classes} minus 1.',
    zh: '第 {row} 行在“{field}”中的标签为 {value}，但只有 {classes} 个类别：标签应从 0 到 {classes} 减 1。',
  },
  'data.tooManyClasses': {
    en: '“{field}” has too many different texts to be classes. Choose another column to predict, or drop this one.',
    zh: '“{field}”中的不同文本太多，无法作为类别。请选择另一列进行预测，或去掉这一列。',
  },
  'data.columnMissing': { en: 'There is no column “{column}”.', zh: '没有名为“{column}”的列。' },
  'data.needsNumbers': { en: '“{column}” does not hold numbers.', zh: '“{column}”列不是数值。' },
  'data.needsCategory': { en: '“{column}” is not a category.', zh: '“{column}”列不是类别。' },
  'data.notANumber': {
    en: 'Row {row} has “{value}” in “{column}”, where a number is expected.',
    zh: '第 {row} 行的“{column}”列应为数字，实际为“{value}”。',
  },
  'data.needsImages': { en: 'This model takes images, not a table.', zh: '该模型接收图片，而不是表格。' },
  'data.needsTable': { en: 'This model takes rows of a table, not images.', zh: '该模型接收表格数据行，而不是图片。' },
  'data.noTrainingRows': {
    en: 'No rows are left to train on. Look at the split and at what drops rows.',
    zh: '没有可用于训练的数据行。请检查划分以及会删除数据行的步骤。',
  },
  'data.rowMissing': {
    en: 'There is no row {row}: the data has {rows} rows.',
    zh: '没有第 {row} 行：数据共有 {rows} 行。',
  },
  'data.sourceChanged': {
    en: 'The data of {node} has changed since the model was trained, so its rows cannot be told apart any more.',
    zh: '{node} 的数据在模型训练之后已经改变，因此无法再对应原来的数据行。',
  },
  'data.badSettings': {
    en: 'The setting “{setting}” of {kind} cannot be used: {reason}',
    zh: '{kind} 的设置“{setting}”无效：{reason}',
  },
  'data.unknownKind': { en: 'This version does not know the step “{kind}”.', zh: '此版本不认识步骤“{kind}”。' },
  'data.stepMissing': { en: 'The step “{node}” is missing.', zh: '缺少步骤“{node}”。' },
  'data.stepLoop': { en: 'The steps go round in a circle at “{node}”.', zh: '步骤在“{node}”处形成了循环。' },
  'data.needsOneInput': { en: '“{node}” needs exactly one data set.', zh: '“{node}”需要且只需要一个数据集。' },
  'data.splitLost': {
    en: 'Which rows “{node}” makes its own rows of is not known, so a split before it would be lost. Put the Split node after it.',
    zh: '无法得知“{node}”的每一行由哪些行得到，因此它之前的划分会失效。请把“划分”节点放在它之后。',
  },
  'data.learnsBeforeSplit': {
    en: 'Steps before “{node}” learn from the rows, and the split comes only after it: test rows would be learned from. Put these steps after the Split node.',
    zh: '“{node}”之前的步骤会从数据中学习，而划分在它之后才进行：这样会学到测试数据。请把这些步骤放在“划分”节点之后。',
  },
  'data.fieldHasNoNumbers': {
    en: '“{field}” holds no numbers that a network could take.',
    zh: '“{field}”中没有网络可以接收的数值。',
  },
  'data.preparedBroken': {
    en: 'The prepared data in {path} is damaged ({file}). Delete the folder; it will be made again.',
    zh: '{path} 中的预处理数据已损坏（{file}）。请删除该文件夹，它会重新生成。',
  },
  'data.modelBroken': {
    en: 'The model in {path} is incomplete: {file} cannot be read.',
    zh: '{path} 中的模型不完整：无法读取 {file}。',
  },
  'data.writeFailed': {
    en: 'The prepared data could not be written to {path} ({reason}). Is there room on the disk?',
    zh: '无法将预处理数据写入 {path}（{reason}）。磁盘空间是否足够？',
  },
  'data.cancelled': { en: 'Cancelled.', zh: '已取消。' },
} as const satisfies Readonly<Record<string, Text>>;

/** What was noticed on the way; the work goes on. */
const warnings = {
  'data.crossesParts': {
    en: '{count} rows are made of rows of different parts (training, validation, test). They are left out.',
    zh: '有 {count} 行由不同部分（训练、验证、测试）的行组成，已被忽略。',
  },
  'data.bytesLeftOut': { en: '“{field}” holds bytes and is left out.', zh: '“{field}”是二进制数据，已被忽略。' },
  'data.textTooLong': {
    en: 'The text is longer than {limit} MB and is left out.',
    zh: '文本超过 {limit} MB，已被忽略。',
  },
  'data.textsWithoutClass': {
    en: '{count} texts lie outside of the class folders and are left out.',
    zh: '有 {count} 个文本不在类别文件夹中，已被忽略。',
  },
  'data.sqlUnordered': {
    en: 'Without ORDER BY a query may give its rows in any order. They are numbered as they came.',
    zh: '没有 ORDER BY 的查询可能以任意顺序返回行，这里按返回的顺序编号。',
  },
  'data.csvRaggedRow': {
    en: 'Line {line} has {cells} cells, expected {expected}. It is left out.',
    zh: '第 {line} 行有 {cells} 个单元格，应为 {expected} 个。该行被忽略。',
  },
  'data.csvBadQuotes': {
    en: 'Line {line} has a quotation mark that does not end where a cell ends. It is left out, with all that the quotes enclose.',
    zh: '第 {line} 行的引号没有在单元格末尾结束。该行以及引号包围的内容被忽略。',
  },
  'data.csvLongLine': {
    en: 'Line {line} is longer than 16 MB. It is left out.',
    zh: '第 {line} 行超过 16 MB。该行被忽略。',
  },
  'data.csvBadLine': { en: 'Line {line} cannot be read. It is left out.', zh: '第 {line} 行无法读取，已被忽略。' },
  'data.csvMoreBadLines': { en: '{count} more lines are left out.', zh: '另有 {count} 行被忽略。' },
  'data.csvDuplicateName': {
    en: 'Column {column} is named “{name}” like another one. It is called “{renamed}” here.',
    zh: '第 {column} 列与另一列同名“{name}”，在这里称为“{renamed}”。',
  },
  'data.csvEmptyName': {
    en: 'Column {column} has no name. It is called “{name}” here.',
    zh: '第 {column} 列没有名称，在这里称为“{name}”。',
  },
  'data.csvNotUtf8': {
    en: 'The file is not UTF-8 and was read as {encoding}. Look at letters outside of English.',
    zh: '该文件不是 UTF-8 编码，已按 {encoding} 读取。请检查非英文字符。',
  },
  'data.csvNoRows': { en: 'The table has column names but no rows.', zh: '表格只有列名，没有数据行。' },
  'data.hugeIntegers': {
    en: '“{field}” has whole numbers that are too large to be calculated with exactly. They are kept as text.',
    zh: '“{field}”中的整数过大，无法精确计算，因此作为文本保留。',
  },
  'data.numbersTooLarge': {
    en: '{count} numbers in “{field}” are too large and count as missing.',
    zh: '“{field}”中有 {count} 个数过大，视为缺失值。',
  },
  'data.notAnImage': { en: 'This file is not an image that can be read.', zh: '该文件不是可以读取的图片。' },
  'data.imageTooLarge': {
    en: 'The image has {width}×{height} pixels; at most {limit} million are decoded.',
    zh: '图片有 {width}×{height} 像素；最多只解码 {limit} 百万像素。',
  },
  'data.imageBroken': { en: 'The image is cut off or damaged: {reason}', zh: '图片不完整或已损坏：{reason}' },
  'data.moreBrokenImages': { en: '{count} more images cannot be read.', zh: '另有 {count} 张图片无法读取。' },
  'data.imagesWithoutClass': {
    en: '{count} images lie outside of the class folders and are left out.',
    zh: '有 {count} 张图片不在类别文件夹中，已被忽略。',
  },
  'data.linkOutside': {
    en: 'This link leads out of the folder and is not followed.',
    zh: '该链接指向文件夹之外，不予跟随。',
  },
  'data.missingTarget': { en: '“{field}”, the column to predict, is empty.', zh: '要预测的列“{field}”为空。' },
  'data.missingCell': { en: '“{field}” is empty.', zh: '“{field}”为空。' },
  'data.missingTargetCount': {
    en: '{count} rows have nothing to predict and are left out.',
    zh: '有 {count} 行没有要预测的值，已被忽略。',
  },
  'data.missingCellCount': {
    en: '{count} rows with empty cells are left out.',
    zh: '有 {count} 行含空单元格，已被忽略。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Sentences of problems and errors that come from: data. `{name}` stands for a value. */
export const dataMessages: Readonly<Record<string, Text>> = {
  ...warnings,
  ...failures,
  ...Object.fromEntries(Object.entries(failures).map(([code, text]) => [`error.${code}`, text])),
};
