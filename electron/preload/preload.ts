import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createStudioBridge } from './studioBridge.ts';

// Everything that the page can reach of Electron: one port of plain messages, and the path of a dropped file.
contextBridge.exposeInMainWorld(
  'studio',
  createStudioBridge({
    page: crypto.randomUUID(),
    send: (channel, page, message) => ipcRenderer.send(channel, page, message),
    receive: (channel, listener) => {
      ipcRenderer.on(channel, (_event, page: unknown, message: unknown) => listener(page, message));
    },
    pathOfFile: (file) => webUtils.getPathForFile(file),
  }),
);
