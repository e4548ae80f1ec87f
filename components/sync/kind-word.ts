import type { Kind } from '@/lib/okr/kinds';
import { t } from '@/lib/platform/strings';
import { kindWords } from '@/lib/store/file/kind-words';

/** One record of a kind: "key result". */
export const kindWord = (kind: Kind): string => t(kindWords[kind]);
