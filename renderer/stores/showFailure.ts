import { currentLanguage } from '../texts/i18n.ts';
import { projectTexts } from '../texts/projectTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { describeError } from '../ui/describeError.ts';
import { showToast } from '../ui/toastManager.ts';

/** Says why something did not work, in the person's language. */
export function showFailure(error: unknown): void {
  showToast({
    title: sayText(projectTexts, 'failed'),
    description: describeError(error, currentLanguage()),
    tone: 'danger',
  });
}
