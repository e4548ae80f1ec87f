const SESSION = 'tenant.session.token';

/** As Jira sets them: the session out of reach of scripts, the XSRF token within. */
export function sessionCookies({ expired = false } = {}): string[] {
  const end = expired ? '; Max-Age=0' : '';
  return [
    `${SESSION}=stand-in; Path=/; Secure; HttpOnly; SameSite=None${end}`,
    `atlassian.xsrf.token=stand-in; Path=/; Secure; SameSite=None${end}`,
  ];
}

export function parseCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

export function hasSession(header: string | undefined): boolean {
  return parseCookies(header).has(SESSION);
}
