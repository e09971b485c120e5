import type { ConnectionLineComponentProps } from '@xyflow/react';
import { wirePath } from '../stores/wirePath.ts';
import type { FlowNodeType } from './projectFlow.ts';

/** The wire that is being drawn: the same way as it will take when it is there. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromHandle }: ConnectionLineComponentProps<FlowNodeType>) {
  const { path } = fromHandle.type === 'source' ? wirePath(fromX, fromY, toX, toY) : wirePath(toX, toY, fromX, fromY);
  return <path d={path} className="react-flow__connection-path wire-draft" />;
}
