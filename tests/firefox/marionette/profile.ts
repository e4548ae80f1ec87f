/** A profile for tests: quiet, and with the stand-ins' ports in the place of the whole network. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Ports {
  /** The stand-in's, for every `https:` address. */
  https: number;
  /** For every `http:` address, where the test has one. */
  http?: number;
}

export type Pref = string | number | boolean;

/** Every name is this machine, every usual port the stand-in's: nothing leaves. */
const prefsFor = ({ https, http }: Ports): Record<string, Pref> => ({
  'marionette.port': 0,
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': http === undefined ? `443=${https}` : `443=${https};80=${http}`,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'security.cert_pinning.enforcement_level': 0,
  // Packed by the test and signed by nobody; the extended-support release lets a person allow that.
  'xpinstall.signatures.required': false,
  'extensions.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.disabledForTesting': true,
  // Pages of tests open without being asked whether http is meant.
  'dom.security.https_first': false,
  'intl.accept_languages': 'en-US, en',
});

export async function writeProfile(
  folder: string,
  ports: Ports,
  more: Record<string, Pref> = {},
): Promise<void> {
  const lines = Object.entries({ ...prefsFor(ports), ...more }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(path.join(folder, 'user.js'), lines.join(''));
}
