// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { csvFileSource } from './csvFile.source.ts';
import { excelFileSource } from './excelFile.source.ts';
import { fashionMnistSource } from './fashionMnist.source.ts';
import { idxFileSource } from './idxFile.source.ts';
import { imageFolderSource } from './imageFolder.source.ts';
import { jsonFileSource } from './jsonFile.source.ts';
import { machineFailuresSource } from './machineFailures.source.ts';
import { numpyFileSource } from './numpyFile.source.ts';
import { parquetFileSource } from './parquetFile.source.ts';
import { steelDefectsSource } from './steelDefects.source.ts';
import { tabularShapesSource } from './tabularShapes.source.ts';
import { textFolderSource } from './textFolder.source.ts';
import { trafficVolumeSource } from './trafficVolume.source.ts';

export const allSources = [
  csvFileSource,
  excelFileSource,
  fashionMnistSource,
  idxFileSource,
  imageFolderSource,
  jsonFileSource,
  machineFailuresSource,
  numpyFileSource,
  parquetFileSource,
  steelDefectsSource,
  tabularShapesSource,
  textFolderSource,
  trafficVolumeSource,
];
