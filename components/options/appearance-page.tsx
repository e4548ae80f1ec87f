import { useEffect, useRef, useState } from 'react';
import { type Language, languages, parseLanguage } from '@/lib/platform/language';
import { readLanguage, rememberLanguage } from '@/lib/platform/language-choice';
import { t } from '@/lib/platform/strings';
import { chosenTheme, rememberTheme, type Theme } from '@/lib/platform/theme';
import { SelectField } from '../ui/field';
import { Segmented } from '../ui/segmented';
import { applyTheme } from '../ui/theme';
import { useToast } from '../ui/toast';
import { Part, Problem } from './part';
import { useLoaded } from './use-loaded';

/** A language was picked here: the page is drawn anew in it, and the field has the focus again. */
let hasPicked = false;

/** Colours and language of our own pages. Saved as they are set, and followed at once. */
export function AppearancePage() {
  const toast = useToast();
  const [theme, setTheme] = useState(chosenTheme);
  const [failed, setFailed] = useState(false);
  const kept = useLoaded(readLanguage);
  const [picked, setPicked] = useState<Language | null | undefined>(undefined);
  const language = picked === undefined ? kept : picked;
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!hasPicked || language === undefined || document.activeElement !== document.body) return;
    hasPicked = false;
    field.current?.querySelector('select')?.focus();
  }, [language]);

  const save = async (keep: () => void | Promise<void>) => {
    try {
      await keep();
      setFailed(false);
      toast.say(t('optionsSaved'));
    } catch {
      setFailed(true);
    }
  };
  const pickTheme = (next: 'system' | Theme) => {
    const chosen = next === 'system' ? null : next;
    setTheme(chosen);
    applyTheme(document.documentElement, chosen);
    void save(() => rememberTheme(chosen));
  };
  const pickLanguage = (next: string) => {
    const chosen = parseLanguage(next);
    setPicked(chosen);
    hasPicked = true;
    void save(() => rememberLanguage(chosen));
  };
  return (
    <>
      <Part title={t('optionsTheme')} text={t('optionsThemeText')}>
        <div className="narrow">
          <Segmented
            label={t('optionsTheme')}
            value={theme ?? 'system'}
            onChange={pickTheme}
            options={[
              { value: 'system', label: t('optionsThemeSystem') },
              { value: 'light', label: t('optionsThemeLight') },
              { value: 'dark', label: t('optionsThemeDark') },
            ]}
          />
        </div>
      </Part>
      <Part title={t('optionsLanguage')} text={t('optionsLanguageText')}>
        {language !== undefined && (
          <div className="narrow" ref={field}>
            <SelectField
              label={t('optionsLanguage')}
              value={language ?? ''}
              onChange={pickLanguage}
              options={[
                { value: '', label: t('optionsLanguageBrowser') },
                ...Object.entries(languages).map(([value, label]) => ({ value, label })),
              ]}
            />
          </div>
        )}
      </Part>
      {failed && <Problem>{t('optionsNotSaved')}</Problem>}
    </>
  );
}
