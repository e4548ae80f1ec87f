import { hostListings } from './lib/hosts';

/** A person's own domains, asked for one by one when they are added. */
const anySite = ['https://*/*', 'http://*/*'];
/** The panel page, which is also the browser's own side panel. */
const sidePage = 'panel.html?side';

/** The manifest, apart from what WXT derives from `entrypoints/`. Host patterns come from the host registry. */
export function manifest(browser: string) {
  const isFirefox = browser === 'firefox';
  return {
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'notifications',
      'contextMenus',
      'scripting',
      // The popup learns the address of the tab it was opened over, to offer Keyline there; no more.
      'activeTab',
      ...(isFirefox ? [] : ['sidePanel']),
    ],
    host_permissions: hostListings.flatMap(({ matches, api = [] }) => [...matches, ...api]),
    optional_host_permissions: anySite,
    content_security_policy: {
      extension_pages:
        "script-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'",
    },
    web_accessible_resources: [
      {
        resources: ['panel.html', 'assets/*', 'chunks/*'],
        matches: anySite,
        ...(!isFirefox && { use_dynamic_url: true }),
      },
    ],
    commands: {
      'open-panel': {
        suggested_key: { default: 'Alt+K' },
        description: '__MSG_commandOpenPanel__',
      },
      'link-ticket': {
        suggested_key: { default: 'Alt+L' },
        description: '__MSG_commandLinkTicket__',
      },
      'check-in': {
        suggested_key: { default: 'Alt+I' },
        description: '__MSG_commandCheckIn__',
      },
    },
    // Chromium passes it over in silence; the linter of Firefox's store asks for it in either build.
    browser_specific_settings: {
      gecko: {
        id: 'keyline@keyline.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
    ...(isFirefox
      ? {
          sidebar_action: {
            default_panel: sidePage,
            default_title: 'Keyline',
            default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
            open_at_install: false,
          },
        }
      : { side_panel: { default_path: sidePage }, minimum_chrome_version: '116' }),
  };
}
