import type { Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';

/** Waits until a page says that its store is damaged, and opens all it offers. */
export async function recoveryOpened(page: Page): Promise<void> {
  await page.getByText(t('recoveryTitleCorrupt')).first().waitFor();
  await page
    .locator('summary', { hasText: t('recoveryAnew') })
    .first()
    .click();
  await page.getByRole('button', { name: t('recoveryNewest') }).waitFor();
}
