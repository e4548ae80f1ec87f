import type { Member } from '@/lib/okr/kinds/member';
import { t } from '@/lib/platform/strings';

/** At most two letters: of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** A person in a circle of 20 px. A picture would be fetched from elsewhere: letters are not. */
export function Avatar({ member, me }: { member: Member; me: string | undefined }) {
  const name = member.id === me ? t('dashYou', member.name) : member.name;
  return (
    <span
      className="dash-avatar"
      role="img"
      aria-label={name}
      title={name}
      data-me={member.id === me || undefined}
    >
      {initialsOf(member.name)}
    </span>
  );
}
