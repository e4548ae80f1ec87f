/** `npm run check`, its last part: no secret in the repository, no strange package, no known hole in what we ship. */
import { auditPackages, checkLockfile, findSecrets, trackedFiles } from './supply';

const checks = {
  'secrets in files': () => findSecrets(trackedFiles()),
  'origin of packages': () => checkLockfile('package-lock.json'),
  'known holes (npm audit)': auditPackages,
};
for (const [name, check] of Object.entries(checks)) {
  const { outcome, said } = check();
  console.log(`${outcome === 'holds' ? '✓' : outcome === 'fails' ? '✗' : '–'} ${name}: ${outcome}`);
  if (said) console.log(said.replace(/^/gm, '    '));
  if (outcome === 'fails') process.exitCode = 1;
}
