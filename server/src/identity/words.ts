/** What the sign-in pages say; the extension's own catalogue is not theirs. */
const en = {
  signIn: 'Sign in',
  signInTo: 'Sign in to Keyline',
  email: 'Email',
  password: 'Password',
  yourName: 'Your name',
  passwordHint: 'At least {min} characters.',
  orWith: 'or',
  signInWith: 'Continue with {name}',
  goingTo: 'Going on to {name}…',
  goOn: 'Go on',
  wrong: 'Email or password is wrong.',
  ssoFailed:
    '{name} did not let you in, or does not answer. If your address has a password here, sign in with that.',
  tooOften: 'Too many tries. Wait a minute, then try again.',
  stale: 'This form was open for too long, or was opened elsewhere. Go back, reload the page and try again.',
  broken: 'Something went wrong here. Nothing was changed. Try again.',
  signedIn: 'You are signed in',
  signedInAs: 'Signed in as {email}',
  signOut: 'Sign out',
  signOutAsk: 'Sign out of these pages? Your devices stay signed in.',
  otherAccount: 'Use another account',
  openDashboard: 'Open the dashboard',
  noAccount: 'No account? Somebody in your team sends you an invite link.',
  deviceTitle: 'Connect a device',
  deviceEnter: 'Enter the code that Keyline shows.',
  code: 'Code',
  next: 'Next',
  deviceAsks: '{name} asks to sign in as you.',
  deviceCheck: 'Approve only if you have just started this yourself and Keyline shows this very code:',
  approve: 'Approve',
  refuse: 'Refuse',
  deviceGone: 'This code is no longer valid. Start again in Keyline.',
  deviceApproved: 'Connected',
  deviceApprovedMore: 'You can close this page and go back to Keyline.',
  deviceRefused: 'Refused',
  deviceRefusedMore: 'Nothing was connected. You can close this page.',
  inviteTitle: 'Join {workspace}',
  inviteFirst: 'Set up this Keyline server',
  inviteBy: '{name} invites you to {workspace} as {role}.',
  inviteFirstMore:
    'You are the first here. Make your account; you then add your workspace from the extension.',
  inviteUntil: 'The link is valid until {date}, for one person.',
  inviteOver: 'This invite is no longer valid. Ask for a new one.',
  inviteOther: 'This invite is for another address. Sign in with that one, or ask for a new invite.',
  makeAccount: 'Make an account',
  makeAccountFailed: 'That did not work. If you have an account already, sign in instead.',
  haveAccount: 'I have an account',
  accept: 'Accept',
  goOnWithout: 'Go on without the invite',
  welcome: 'You are in',
  welcomeMore: 'Now in the browser that has Keyline: open Keyline’s options → Team, and paste this address.',
  welcomeFirst:
    'Your account is ready. Now open Keyline’s options → Team, and paste this server’s address. Your workspace is made there, and from there you invite your team.',
  owner: 'owner',
  admin: 'admin',
  member: 'member',
  viewer: 'viewer',
};
export type Word = keyof typeof en;

const de: Record<Word, string> = {
  signIn: 'Anmelden',
  signInTo: 'Bei Keyline anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  yourName: 'Ihr Name',
  passwordHint: 'Mindestens {min} Zeichen.',
  orWith: 'oder',
  signInWith: 'Weiter mit {name}',
  goingTo: 'Weiter zu {name} …',
  goOn: 'Weiter',
  wrong: 'E-Mail oder Passwort stimmt nicht.',
  ssoFailed:
    '{name} hat Sie nicht eingelassen oder antwortet nicht. Hat Ihre Adresse hier ein Passwort, melden Sie sich damit an.',
  tooOften: 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es dann erneut.',
  stale:
    'Dieses Formular war zu lange offen oder wurde anderswo geöffnet. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es erneut.',
  broken: 'Hier ging etwas schief. Es wurde nichts geändert. Versuchen Sie es erneut.',
  signedIn: 'Sie sind angemeldet',
  signedInAs: 'Angemeldet als {email}',
  signOut: 'Abmelden',
  signOutAsk: 'Von diesen Seiten abmelden? Ihre Geräte bleiben angemeldet.',
  otherAccount: 'Anderes Konto verwenden',
  openDashboard: 'Dashboard öffnen',
  noAccount: 'Kein Konto? Jemand aus Ihrem Team schickt Ihnen einen Einladungslink.',
  deviceTitle: 'Gerät verbinden',
  deviceEnter: 'Geben Sie den Code ein, den Keyline zeigt.',
  code: 'Code',
  next: 'Weiter',
  deviceAsks: '{name} möchte sich in Ihrem Namen anmelden.',
  deviceCheck:
    'Erlauben Sie das nur, wenn Sie es gerade selbst begonnen haben und Keyline genau diesen Code zeigt:',
  approve: 'Erlauben',
  refuse: 'Ablehnen',
  deviceGone: 'Dieser Code gilt nicht mehr. Beginnen Sie in Keyline von vorn.',
  deviceApproved: 'Verbunden',
  deviceApprovedMore: 'Sie können diese Seite schließen und zu Keyline zurückkehren.',
  deviceRefused: 'Abgelehnt',
  deviceRefusedMore: 'Es wurde nichts verbunden. Sie können diese Seite schließen.',
  inviteTitle: '{workspace} beitreten',
  inviteFirst: 'Diesen Keyline-Server einrichten',
  inviteBy: '{name} lädt Sie zu {workspace} ein, als {role}.',
  inviteFirstMore:
    'Sie sind hier die erste Person. Legen Sie Ihr Konto an; Ihren Workspace fügen Sie danach aus der Erweiterung hinzu.',
  inviteUntil: 'Der Link gilt bis {date}, für eine Person.',
  inviteOver: 'Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.',
  inviteOther:
    'Diese Einladung gilt für eine andere Adresse. Melden Sie sich mit jener an oder bitten Sie um eine neue Einladung.',
  makeAccount: 'Konto anlegen',
  makeAccountFailed: 'Das hat nicht geklappt. Wenn Sie schon ein Konto haben, melden Sie sich damit an.',
  haveAccount: 'Ich habe ein Konto',
  accept: 'Annehmen',
  goOnWithout: 'Ohne die Einladung weiter',
  welcome: 'Sie sind dabei',
  welcomeMore:
    'Öffnen Sie nun im Browser mit Keyline dessen Einstellungen → Team, und fügen Sie diese Adresse ein.',
  welcomeFirst:
    'Ihr Konto ist bereit. Öffnen Sie nun Keylines Einstellungen → Team, und fügen Sie die Adresse dieses Servers ein. Dort entsteht Ihr Workspace, und von dort laden Sie Ihr Team ein.',
  owner: 'Inhaber/in',
  admin: 'Admin',
  member: 'Mitglied',
  viewer: 'Leser/in',
};

const languages = { en, de };
export type Language = keyof typeof languages;
export type Say = (word: Word, values?: Record<string, string | number>) => string;

/** The first of `Accept-Language` that we speak, by its weights. */
export function languageOf(header: string | undefined): Language {
  const asked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...more] = part.trim().toLowerCase().split(';');
      const weight = more.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { tag: tag.split('-')[0] ?? '', weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of asked) if (tag === 'en' || tag === 'de') return tag;
  return 'en';
}

export const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    languages[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
