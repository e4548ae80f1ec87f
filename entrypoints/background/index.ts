import { defineBackground } from 'wxt/utils/define-background';
import { setUpBadge } from './badge';
import { setUpCommands } from './commands';
import { setUpLanguage } from './language';
import { setUpMenus } from './menus';
import { setUpMessages } from './messages';
import { setUpReminders } from './reminders';
import { setUpSites } from './sites';
import { setUpSnapshots } from './snapshots';
import { setUpStorePort } from './store-port';
import { setUpSync } from './sync';
import { setUpTabs } from './tabs';
import { setUpTickets } from './tickets';

// Every listener is registered synchronously here: a worker that wakes late loses the event that woke it.
export default defineBackground(() => {
  setUpMessages();
  setUpStorePort();
  setUpTabs();
  setUpSites();
  setUpBadge();
  setUpReminders();
  setUpCommands();
  setUpMenus();
  setUpTickets();
  setUpSnapshots();
  setUpSync();
  setUpLanguage();
});
