import { useViewStore } from './viewStore.ts';

/** Opens the inspector and puts the focus into the first parameter of what is selected. */
export function focusInspector(): void {
  useViewStore.setState({ inspectorOpen: true, canvasOnly: false });
  // The inspector may have to be drawn first.
  requestAnimationFrame(() => {
    const inspector = document.querySelector('[data-testid="inspector"]');
    const fields = [...(inspector?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
    const field = fields.find((element) => element.closest('[data-testid^="parameter-"]')) ?? fields[0];
    field?.focus();
  });
}

const FIELDS = 'input:not([aria-hidden="true"]), [role="combobox"], [role="switch"], textarea, button[aria-haspopup]';
