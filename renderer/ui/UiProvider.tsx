import { CSPProvider } from '@base-ui/react/csp-provider';
import { Toast } from '@base-ui/react/toast';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { toastManager } from './toastManager.ts';

/**
 * Wrap the window in this once. The page's policy forbids inline style elements, so the components may not make any
 * (theme/base.css has what they would say).
 */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500} closeDelay={0} timeout={400}>
        <Toast.Provider toastManager={toastManager} limit={4} timeout={6000}>
          {children}
        </Toast.Provider>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
