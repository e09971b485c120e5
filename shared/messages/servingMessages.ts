import type { Text } from '../base/text.ts';

/** Why serving failed. Said as `error.<code>`; over HTTP the English sentence. `{name}` stands for a value. */
const failures = {
  'serve.busy': { en: 'The server has as much to do as it can take. Try again.', zh: '服务器已满负荷，请稍后重试。' },
  'serve.modelDown': {
    en: 'The process of the model ended and is being started again. Try again.',
    zh: '模型进程已结束，正在重新启动，请稍后重试。',
  },
  'serve.modelSlow': { en: 'The model did not answer within {seconds} s.', zh: '模型在 {seconds} 秒内没有回答。' },
  'serve.closing': { en: 'The server is being stopped.', zh: '服务器正在停止。' },
  'serve.portTaken': {
    en: 'Port {port} is in use. Choose another, or 0 for any that is free.',
    zh: '端口 {port} 已被占用。请选择其他端口，或用 0 表示任意空闲端口。',
  },
  'serve.cannotListen': {
    en: 'Cannot listen on {host}:{port} ({reason}).',
    zh: '无法监听 {host}:{port}（{reason}）。',
  },
  'serve.notLoopback': {
    en: '{host} can be reached from other machines, which is not offered yet. Use 127.0.0.1, ::1 or localhost.',
    zh: '{host} 可被其他机器访问，目前尚不支持。请使用 127.0.0.1、::1 或 localhost。',
  },
  'serve.weakKey': {
    en: 'The key is too short: at least 43 letters, digits, “-” or “_” are needed (256 bits). Without one a key is made.',
    zh: '密钥太短：至少需要 43 个字母、数字、“-”或“_”（256 位）。不指定时会自动生成。',
  },
  'serve.notServing': { en: 'Nothing is being served.', zh: '当前没有提供服务。' },
  'serve.unknownLanguage': {
    en: 'There is no SDK for “{language}”. There are: {languages}.',
    zh: '没有“{language}”的 SDK。可选：{languages}。',
  },
  'serve.folderTaken': {
    en: '{path} is not empty. Choose a new folder.',
    zh: '{path} 不是空文件夹，请选择新的文件夹。',
  },
} as const satisfies Readonly<Record<string, Text>>;

const commandLine = {
  'cli.serving': {
    en: 'Serving {models} at {address}\nTry it: {address}/docs',
    zh: '正在 {address} 提供 {models}\n试用：{address}/docs',
  },
  'cli.servingKey': {
    en: 'Key, shown this once: {key}\nSend it as “Authorization: Bearer <key>”. Ctrl+C stops the server.',
    zh: '密钥（仅显示一次）：{key}\n请以 “Authorization: Bearer <密钥>” 发送。按 Ctrl+C 停止。',
  },
  'cli.servingOwnKey': { en: 'The key is yours. Ctrl+C stops the server.', zh: '使用您提供的密钥。按 Ctrl+C 停止。' },
  'cli.draining': { en: 'Answering what is under way, then stopping…', zh: '正在完成进行中的请求，然后停止…' },
  'cli.sdkWritten': { en: '{language} client: {out}\n{files}', zh: '{language} 客户端：{out}\n{files}' },
} as const satisfies Readonly<Record<string, Text>>;

/** Sentences of problems and errors that come from: serving. */
export const servingMessages: Readonly<Record<string, Text>> = {
  ...commandLine,
  ...Object.fromEntries(Object.entries(failures).map(([code, text]) => [`error.${code}`, text])),
};
