/** A profile for tests: quiet, and with the stand-ins' port in the place of the whole network. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export type Pref = string | number | boolean;

/** Every name is this machine, the ports of https and http the stand-ins': nothing leaves. */
const prefsFor = (port: number): Record<string, Pref> => ({
  'marionette.port': 0,
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': `443=${port};80=${port}`,
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
  port: number,
  more: Record<string, Pref> = {},
): Promise<void> {
  const lines = Object.entries({ ...prefsFor(port), ...more }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(path.join(folder, 'user.js'), lines.join(''));
}
