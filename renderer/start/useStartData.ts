import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { recentProjectSchema, recoverableSchema, Template } from '../../shared/ipc/studioContract.ts';
import { studio } from '../bridge/studio.ts';

export type RecentProject = z.infer<typeof recentProjectSchema>;
export type Recoverable = z.infer<typeof recoverableSchema>;

interface StartData {
  readonly templates: readonly Template[];
  readonly recent: readonly RecentProject[];
  readonly recoverable: readonly Recoverable[];
}

/** What the start page shows; null while it is being read. `error` is why it could not be. */
export function useStartData(): { data: StartData | null; error: unknown; reload(): void } {
  const [data, setData] = useState<StartData | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reload = useCallback(() => {
    setError(null);
    Promise.all([
      studio.call('listTemplates', {}),
      studio.call('listRecentProjects', {}),
      studio.call('listRecoverable', {}),
    ]).then(([templates, recent, recoverable]) => setData({ templates, recent, recoverable }), setError);
  }, []);
  useEffect(reload, [reload]);
  return { data, error, reload };
}
