import 'fake-indexeddb/auto';
import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadLanguage, loadPart } from '@/lib/platform/language';
import { fakePermissions } from './fake-permissions';

beforeEach(() => {
  fakeBrowser.reset();
  fakePermissions.reset();
});

// Atlaskit asks a client that nobody has set up here: as in the build, every gate is off.
Object.assign(globalThis, { __PLATFORM_FEATURE_FLAGS__: { booleanResolver: () => false } });

// Every string: a test may draw a part of any page.
await loadLanguage({ more: true, chosen: 'en' });
await loadPart('recovery');
await loadPart('sync');
