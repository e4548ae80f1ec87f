import { askWorker, dropStateRow } from '../../../support/damage-profile';
import { recoveryOpened } from '../../pages/recovery';
import type { Screen, Visit } from '../visit';

/** A damaged store, as every page says it. */
const broken = async (visit: Visit, address: string) => {
  await recoveryOpened(await visit.open(address));
};

export const recovery: Screen[] = [
  {
    name: 'recovery: panel',
    async reach(visit) {
      await askWorker(visit.browser, 'takeSnapshot');
      await dropStateRow(visit.browser);
      await broken(visit, 'panel.html');
      return { ...visit.shownOwn(), window: { width: 400, height: 900 } };
    },
  },
  ...['dashboard.html', 'options.html#/data'].map(
    (address): Screen => ({
      name: `recovery: ${address}`,
      async reach(visit) {
        await broken(visit, address);
        return visit.shownOwn();
      },
    }),
  ),
  {
    name: 'recovery: popup',
    async reach(visit) {
      await broken(visit, 'popup.html');
      return visit.shownPopup();
    },
  },
];
