import { hostMatches } from './lib/hosts';

/** The manifest, apart from what WXT derives from `entrypoints/`. Host patterns come from the host registry. */
export function manifest(browser: string) {
  const matches = hostMatches();
  return {
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'notifications', 'contextMenus', 'scripting'],
    host_permissions: matches,
    content_security_policy: {
      extension_pages:
        "script-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'",
    },
    web_accessible_resources: [
      {
        resources: ['panel.html', 'assets/*', 'chunks/*'],
        matches,
        ...(browser !== 'firefox' && { use_dynamic_url: true }),
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
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'keyline@keyline.example',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  };
}
