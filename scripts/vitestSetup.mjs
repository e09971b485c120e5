// Tests fork the trainer and the data process as the app does, so their bundles must be there and fresh.
import { buildNodeSide } from './build.mjs';

export async function setup() {
  await buildNodeSide();
}
