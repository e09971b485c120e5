import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'info' | 'success' | 'warning' | 'danger';
export interface ToastData {
  readonly tone: ToastTone;
}
export interface ToastRequest {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  /** One thing to do about it. */
  readonly action?: { readonly label: string; onSelect(): void };
  /** Milliseconds until it goes; 0 stays. Dangers stay unless told otherwise. */
  readonly timeout?: number;
}

/** Shared by the provider and by code outside React. */
export const toastManager = Toast.createToastManager<ToastData>();

/** Shows a toast from anywhere; returns its id. A toast is never the only place an error appears. */
export function showToast(request: ToastRequest): string {
  const tone = request.tone ?? 'info';
  const id: string = toastManager.add({
    title: request.title,
    description: request.description,
    type: tone,
    // Errors interrupt a screen reader, news waits.
    priority: tone === 'danger' ? 'high' : 'low',
    timeout: request.timeout ?? (tone === 'danger' ? 0 : 6000),
    data: { tone },
    ...(request.action
      ? {
          actionProps: {
            children: request.action.label,
            onClick: () => {
              request.action?.onSelect();
              toastManager.close(id);
            },
          },
        }
      : {}),
  });
  return id;
}
