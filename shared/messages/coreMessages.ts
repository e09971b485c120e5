import type { Text } from '../base/text.ts';

/** Why something could not be done. Said of calls as `error.<code>`, and of a run as the reason of its failure: one sentence for both. */
const failures = {
  'project.notFound': { en: '{path} is not there.', zh: '找不到 {path}。' },
  'project.notAFile': { en: '{path} is not a file.', zh: '{path} 不是文件。' },
  'project.tooLarge': {
    en: '{path} is too large for a project ({megabytes} MB, at most {limit} MB).',
    zh: '{path} 过大，不像是项目文件（{megabytes} MB，上限 {limit} MB）。',
  },
  'project.unreadable': { en: '{path} cannot be read ({reason}).', zh: '无法读取 {path}（{reason}）。' },
  'project.diskFull': {
    en: 'The disk is full: {path} was not saved. The file is as it was, and every edit is in the journal.',
    zh: '磁盘已满：{path} 未保存。原文件保持不变，所有编辑都已记录。',
  },
  'project.notWritten': {
    en: '{path} could not be saved ({reason}). The file is as it was; try another place.',
    zh: '无法保存 {path}（{reason}）。原文件保持不变，请换一个位置。',
  },
  'project.readBackDiffers': {
    en: '{path} was saved but reads differently. Save to another disk; every edit is in the journal.',
    zh: '{path} 已保存，但读回的内容不一致。请保存到其他磁盘；所有编辑都已记录。',
  },
  'project.noPath': { en: 'The project has no place yet. Use “Save as”.', zh: '项目尚无保存位置，请使用“另存为”。' },
  'project.readOnly': {
    en: '{path} has parts that this version does not understand, so it is not overwritten. Save under another name.',
    zh: '{path} 包含此版本无法理解的内容，因此不会覆盖它。请以其他名称保存。',
  },
  'session.unknown': { en: 'This project is not open any more.', zh: '该项目已不再打开。' },
  'recovery.gone': { en: 'This work has been recovered or discarded already.', zh: '这份工作已被恢复或丢弃。' },
  'template.unknown': { en: 'There is no template “{template}”.', zh: '没有名为“{template}”的模板。' },
  'template.broken': {
    en: 'The template “{template}” is damaged. Install the app again.',
    zh: '模板“{template}”已损坏，请重新安装应用。',
  },
  'file.notOnDisk': { en: 'This is not a file on this computer.', zh: '这不是本机上的文件。' },
  'facts.notASource': { en: 'The node does not read data.', zh: '该节点不读取数据。' },
  'preview.noData': {
    en: 'No data reaches this node yet. Connect a data node.',
    zh: '还没有数据到达该节点，请连接一个数据节点。',
  },
  'data.processDied': {
    en: 'The process that reads data ended unexpectedly ({reason}). Try again; if it is always the same file, that file is the cause.',
    zh: '读取数据的进程意外结束（{reason}）。请重试；如果总是同一个文件，问题就在该文件。',
  },
  'run.notFound': { en: 'There is no run in {path}.', zh: '{path} 中没有训练。' },
  'run.unreadable': { en: '{file} in {path} cannot be read.', zh: '无法读取 {path} 中的 {file}。' },
  'run.folderTaken': {
    en: '{path} holds a run already. Choose a new folder.',
    zh: '{path} 中已有一次训练，请选择新的文件夹。',
  },
  'run.noModel': {
    en: 'This run has no model yet: it ended before its first checkpoint. Continue it first.',
    zh: '这次训练还没有模型：它在第一个检查点之前就结束了。请先继续训练。',
  },
  'run.dataChanged': {
    en: 'The data of “{run}” has changed since it was trained. Bring the old files back, or start a new run.',
    zh: '“{run}”的数据在训练之后已经改变。请恢复原来的文件，或开始新的训练。',
  },
  'run.notRunning': { en: 'This run is not running.', zh: '这次训练没有在运行。' },
  'run.notTraining': { en: 'The data is still being prepared.', zh: '数据仍在准备中。' },
  'run.stillRunning': { en: 'This run is still running. Stop it first.', zh: '这次训练仍在运行，请先停止。' },
  'run.nothingLeft': {
    en: 'All {epochs} epochs are done. Ask for more to go on.',
    zh: '全部 {epochs} 轮已经完成。要继续训练，请增加轮数。',
  },
  'run.killed': {
    en: 'The training process was ended from outside, or the memory was full. What was learned up to the last checkpoint is kept; continue, or try a smaller batch.',
    zh: '训练进程被外部终止，或内存不足。最后一个检查点之前学到的内容已保留；请继续训练，或减小批大小。',
  },
  'run.crashed': {
    en: 'The training process ended unexpectedly ({reason}). What was learned up to the last checkpoint is kept; the log in the run folder says more.',
    zh: '训练进程意外结束（{reason}）。最后一个检查点之前学到的内容已保留；详情见训练文件夹中的日志。',
  },
  'memory.tight': {
    en: 'This training needs about {needs} MB of the {has} MB that are free; {largest} takes {share} MB of it. A smaller batch needs less.',
    zh: '这次训练约需 {needs} MB，而空闲内存为 {has} MB；其中 {largest} 占 {share} MB。减小批次大小可以降低需求。',
  },
  'memory.tooLittle': {
    en: 'This training needs about {needs} MB; the machine has {has} MB in all. {largest} takes {share} MB of it. Make the batch or that layer smaller.',
    zh: '这次训练约需 {needs} MB，而本机总共只有 {has} MB；其中 {largest} 占 {share} MB。请减小批次大小或缩小这一层。',
  },
  'run.interrupted': {
    en: 'The app or the computer went down during this run. Continue it from its last checkpoint.',
    zh: '训练期间应用或计算机意外关闭。可以从最后一个检查点继续训练。',
  },
  'task.died': { en: 'The process ended unexpectedly ({reason}).', zh: '进程意外结束（{reason}）。' },
  'task.noAnswer': { en: 'The process ended without an answer ({task}).', zh: '进程结束但没有给出结果（{task}）。' },
  'export.modelTooLarge': {
    en: 'The weights take {bytes} bytes; a SavedModel of one file holds at most {limit}.',
    zh: '权重占 {bytes} 字节；单文件的 SavedModel 最多容纳 {limit} 字节。',
  },
  'export.folderTaken': {
    en: '{path} holds other files. Choose a new folder.',
    zh: '{path} 中有其他文件，请选择新的文件夹。',
  },
  'export.proofFailed': {
    en: 'The exported model differs from the trained one by up to {difference} over {rows} rows, first in layer {layer} at row {row}, so it was not kept.',
    zh: '导出的模型与训练的模型在 {rows} 行数据上最多相差 {difference}，最先出现在层 {layer}、行 {row}，因此未保留。',
  },
  'export.unknownFormat': {
    en: 'There is no export format “{format}”. There are: {names}.',
    zh: '没有导出格式“{format}”。可用格式：{names}。',
  },
  'export.needsNative': {
    en: 'The format “{format}” can only be written and proved where the native engine runs.',
    zh: '格式“{format}”只能在原生引擎运行时写出并验证。',
  },
  'external.refused': { en: 'Only https addresses are opened.', zh: '只能打开 https 地址。' },
  'window.gone': { en: 'The window is closed.', zh: '窗口已关闭。' },
  'call.cancelled': { en: 'Cancelled.', zh: '已取消。' },
  'ipc.unknownCall': { en: 'Nothing answers to “{call}”.', zh: '没有可以回应“{call}”的功能。' },
  'ipc.badInput': {
    en: '“{call}” was asked wrongly ({place}: {reason}).',
    zh: '“{call}”的请求有误（{place}：{reason}）。',
  },
  'ipc.badOutput': { en: '“{call}” answered wrongly ({reason}).', zh: '“{call}”的回答有误（{reason}）。' },
  unexpected: {
    en: 'Something unexpected happened ({reason}). Nothing of your work is lost; the log says more.',
    zh: '发生了意外错误（{reason}）。您的工作没有丢失；详情见日志。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What is the person's to mend, on a node or on the command line. */
const problems = {
  'data.fileMoved': {
    en: '{path} is not where the project says. Find it again.',
    zh: '{path} 不在项目所记录的位置，请重新选择。',
  },
  'set.notASetting': {
    en: '“{text}” is not of the form node.param=value.',
    zh: '“{text}”不是 node.param=value 的形式。',
  },
  'set.unknownNode': {
    en: 'There is no node “{node}”. There are: {names}.',
    zh: '没有节点“{node}”。现有节点：{names}。',
  },
  'set.unknownParameter': {
    en: '“{node}” has no parameter “{parameter}”. It has: {names}.',
    zh: '“{node}”没有参数“{parameter}”。它的参数：{names}。',
  },
  'set.badValue': {
    en: '“{value}” does not fit {node}.{parameter}: {reason}',
    zh: '“{value}”不适用于 {node}.{parameter}：{reason}',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What the command line says. */
const commandLine = {
  'cli.epoch': { en: 'epoch {epoch}/{epochs}', zh: '第 {epoch}/{epochs} 轮' },
  'cli.left': { en: '{time} left', zh: '剩余 {time}' },
  'cli.stage.reading': { en: 'reading', zh: '读取' },
  'cli.stage.checking': { en: 'checking', zh: '检查' },
  'cli.stage.learning': { en: 'fitting', zh: '拟合' },
  'cli.stage.preparing': { en: 'preparing', zh: '准备' },
  'cli.stage.training': { en: 'training', zh: '训练' },
  'cli.stage.evaluating': { en: 'evaluating', zh: '评估' },
  'cli.stage.predicting': { en: 'predicting', zh: '预测' },
  'cli.stage.exporting': { en: 'exporting', zh: '导出' },
  'cli.stopping': {
    en: 'Stopping after this batch… (again to end at once)',
    zh: '将在本批次后停止…（再按一次立即结束）',
  },
  'cli.killing': { en: 'Ending at once.', zh: '立即结束。' },
  'cli.ended.finished': {
    en: 'Finished: {epochs} epochs, {steps} steps ({engine})',
    zh: '完成：{epochs} 轮，{steps} 步（{engine}）',
  },
  'cli.ended.stopped': {
    en: 'Stopped: {epochs} epochs, {steps} steps ({engine})',
    zh: '已停止：{epochs} 轮，{steps} 步（{engine}）',
  },
  'cli.train': { en: 'train     ', zh: '训练' },
  'cli.validation': { en: 'validation', zh: '验证' },
  'cli.test': { en: 'test      ', zh: '测试' },
  'cli.valid': { en: 'Ready to run: {parameters} parameters.', zh: '可以运行：{parameters} 个参数。' },
  'cli.predicted': { en: '{rows} rows: {out}', zh: '{rows} 行：{out}' },
  'cli.exportChecked': {
    en: '{out}\nWritten and read back. Its runtime is not part of Tensorloom: run verify.py, where there is one, to compare {rows} rows.',
    zh: '{out}\n已写出并回读检查。其运行环境不属于 Tensorloom：如有 verify.py，请运行它以比较 {rows} 行数据。',
  },
  'cli.exported': {
    en: '{out}\nProved on {rows} rows: differs by at most {difference}.',
    zh: '{out}\n已用 {rows} 行数据验证：最大差异 {difference}。',
  },
  'cli.cpuEngine': {
    en: 'The native engine is not there: training in plain JavaScript, which is many times slower. npm run doctor says why.',
    zh: '没有原生引擎：将使用纯 JavaScript 训练，速度会慢很多倍。运行 npm run doctor 查看原因。',
  },
  'error.cli.unknownSplit': {
    en: 'There is no split “{split}”. There are: {names}.',
    zh: '没有名为“{split}”的划分。可选：{names}。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Sentences of problems and errors that come from: core. `{name}` stands for a value. */
export const coreMessages: Readonly<Record<string, Text>> = {
  ...problems,
  ...commandLine,
  ...failures,
  ...Object.fromEntries(Object.entries(failures).map(([code, text]) => [`error.${code}`, text])),
};
