import { useToast } from '@/components/ui/toast';
import { t } from '@/lib/platform/strings';
import { formatAddress, type Open, parseAddress } from '../address';
import { copyText } from '../copy-text';

/** Copies the address of a record: opened in this browser, it leads back here. */
export function useCopyLink(): (open: Open) => Promise<void> {
  const { show } = useToast();
  return async (open) => {
    const { location } = globalThis;
    const hash = formatAddress({ ...parseAddress(location.hash), filter: {}, open });
    const url = `${location.origin}${location.pathname}${hash}`;
    show({ message: (await copyText(url)) ? t('dashLinkCopied') : url });
  };
}
