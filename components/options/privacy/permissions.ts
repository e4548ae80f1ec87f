import type { MessageKey } from '@/lib/platform/strings';

/** Every permission of the manifest, with why. One that is not listed here is one nobody has explained. */
export const permissionReasons = {
  storage: 'optionsWhyStorage',
  unlimitedStorage: 'optionsWhyUnlimitedStorage',
  alarms: 'optionsWhyAlarms',
  notifications: 'optionsWhyNotifications',
  contextMenus: 'optionsWhyContextMenus',
  scripting: 'optionsWhyScripting',
  activeTab: 'optionsWhyActiveTab',
  sidePanel: 'optionsWhySidePanel',
} as const satisfies Record<string, MessageKey>;

export const isExplained = (permission: string): permission is keyof typeof permissionReasons =>
  Object.hasOwn(permissionReasons, permission);
