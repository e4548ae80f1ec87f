/** The panel as a person reads and uses it: by what stands on it, with the mouse and the keyboard. */
import type { Frame, Locator, Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { eventually } from '../../e2e/pages/closed-shadow';

/** One key result's card, as it stands on the screen. */
export interface SeenCard {
  title: string;
  /** `on-track`, `at-risk`, `off-track`, `none`, `done`. */
  shape: string | null;
  percent: string;
  /** Every further line, in order; inputs and buttons left out. */
  lines: string[];
}

export class PanelScreen {
  constructor(
    readonly page: Page,
    readonly frame: Frame,
  ) {}

  heading = (): Promise<string> => textOf(this.frame.locator('header h1 > bdi, header h1').last());

  main = (): Locator => this.frame.locator('main');

  card(title: string): Locator {
    return this.frame.getByRole('article').filter({ hasText: title });
  }

  /** All cards on the screen, top to bottom. */
  async cards(): Promise<SeenCard[]> {
    return this.frame.locator('article.kr').evaluateAll((cards) =>
      cards.map((card) => ({
        title: card.querySelector('h3')?.textContent?.trim() ?? '',
        shape: card.querySelector('[data-shape]')?.getAttribute('data-shape') ?? null,
        percent: card.querySelector('.kr-percent')?.textContent?.trim() ?? '',
        lines: [...card.querySelectorAll('.kr-line')].map((line) =>
          (line as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
        ),
      })),
    );
  }

  titles = async (): Promise<string[]> => (await this.cards()).map(({ title }) => title);

  async cardOf(title: string): Promise<SeenCard | null> {
    return (await this.cards()).find((card) => card.title === title) ?? null;
  }

  /** What stands in the short message at the foot; '' where there is none. */
  toast = async (): Promise<string> => {
    const toast = this.frame.locator('.toast > span').first();
    return (await toast.count()) > 0 ? textOf(toast) : '';
  };

  /** Takes the short message away, where there is one. */
  async closeToast(): Promise<void> {
    const close = this.frame.locator('.toast').getByRole('button', { name: t('close'), exact: true });
    if ((await close.count()) === 0) return;
    // It may go by itself meanwhile.
    await close.click({ timeout: 2000 }).catch(() => close.waitFor({ state: 'detached' }));
  }

  undo = (): Promise<void> =>
    this.frame
      .locator('.toast')
      .getByRole('button', { name: t('undo'), exact: true })
      .click();

  picker = (): Locator => this.frame.getByRole('combobox', { name: t('pickerLabel') });

  /** Opens the picker where it is not open yet. */
  async startLinking(): Promise<void> {
    const button = this.frame.getByRole('button', { name: t('link'), exact: false }).first();
    await this.picker().or(button).first().waitFor();
    if ((await this.picker().count()) === 0) await button.click();
    await this.picker().waitFor();
  }

  /** The option that Enter takes. */
  activeOption = (): Promise<string> =>
    textOf(this.frame.locator('[role="option"][aria-selected="true"]').first());

  optionCount = (): Promise<number> => this.frame.getByRole('option').count();

  /** Opens a card that stands there compact. */
  async expand(title: string): Promise<void> {
    const toggle = this.card(title).getByRole('heading').getByRole('button');
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  }

  async openMenuOf(title: string): Promise<void> {
    await this.expand(title);
    await this.card(title).locator('button[aria-haspopup="menu"]').click();
  }

  /** An entry of the menu in the panel's head. */
  async chooseInHead(entry: string): Promise<void> {
    await this.frame.getByRole('button', { name: t('panelMenu'), exact: true }).click();
    await this.choose(entry);
  }

  choose = (entry: string): Promise<void> => this.frame.getByRole('menuitem', { name: entry }).click();

  /** Opens the card's check-in form. */
  async startCheckIn(title: string): Promise<Locator> {
    await this.expand(title);
    await this.card(title)
      .getByRole('button', { name: t('checkIn'), exact: true })
      .click();
    const form = this.frame.locator('form.check-in');
    await form.waitFor();
    return form;
  }

  /** Check-ins of the key result that is shown in full, newest first. */
  history = (): Promise<string[]> => this.frame.locator('.history > li').allInnerTexts();

  /** By wheel, as far down as it goes. */
  async scrollToEnd(): Promise<void> {
    await this.main().hover();
    await this.page.mouse.wheel(0, 10_000);
    const atEnd = () =>
      this.main().evaluate(
        ({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight >= scrollHeight - 1,
      );
    await eventually('the end of the panel', async () => (await atEnd()) || null);
  }

  /** To the screen before; nothing at the first one. */
  async back(): Promise<void> {
    const button = this.frame.locator('header').getByRole('button', { name: t('back'), exact: true });
    if ((await button.count()) > 0) await button.click();
  }

  footer = (): Promise<string> => textOf(this.frame.locator('footer').first());
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText({ timeout: 2000 })).replace(/\s+/g, ' ').trim();
}
