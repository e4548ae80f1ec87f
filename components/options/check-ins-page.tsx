import { useEffect, useState } from 'react';
import { defaultPrefs, onPrefChanged, type Prefs, readPref, writePref } from '@/lib/platform/prefs';
import { t } from '@/lib/platform/strings';
import { TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import { Part, Problem } from './part';
import { Switch } from './switch';

/** When to be reminded. Saved as it is set. */
export function CheckInsPage() {
  const toast = useToast();
  const [reminders, setReminders] = useState<Prefs['reminders'] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    readPref('reminders').then(setReminders, () => setReminders(defaultPrefs.reminders));
    onPrefChanged('reminders', setReminders, stop.signal);
    return () => stop.abort();
  }, []);
  if (!reminders) return null;
  const save = async (next: Prefs['reminders']) => {
    setReminders(next);
    try {
      await writePref('reminders', next);
      setFailed(false);
      toast.say(t('optionsSaved'));
    } catch {
      setFailed(true);
    }
  };
  return (
    <Part title={t('optionsReminders')} text={t('optionsRemindersText')}>
      <Switch
        label={t('optionsRemindersOn')}
        on={reminders.on}
        onChange={(on) => void save({ ...reminders, on })}
      />
      {reminders.on && (
        <div className="time">
          <TextField
            label={t('optionsRemindersAt')}
            hint={t('optionsRemindersHint')}
            type="time"
            required
            value={reminders.at}
            onChange={(at) => {
              // An emptied field is not a time: the old one stays.
              if (at) void save({ ...reminders, at });
            }}
          />
        </div>
      )}
      {failed && <Problem>{t('optionsNotSaved')}</Problem>}
    </Part>
  );
}
