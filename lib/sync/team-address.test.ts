import { describe, expect, it } from 'vitest';
import { isSafeUrl, parseTeamAddress } from './team-address';

const code = 'k3Yl1n3-InviteCode_0123456789';

describe('a team server’s address', () => {
  it.each([
    ['https://keyline.acme.example', 'https://keyline.acme.example', null],
    ['  https://keyline.acme.example/  ', 'https://keyline.acme.example', null],
    ['keyline.acme.example', 'https://keyline.acme.example', null],
    ['keyline.acme.example:8443', 'https://keyline.acme.example:8443', null],
    ['https://keyline.acme.example/device?x=1', 'https://keyline.acme.example', null],
    ['localhost:8787', 'http://localhost:8787', null],
    ['127.0.0.1:8787', 'http://127.0.0.1:8787', null],
    ['http://[::1]:8787', 'http://[::1]:8787', null],
    ['[::1]:8787', 'http://[::1]:8787', null],
    [`https://keyline.acme.example/invite/${code}`, 'https://keyline.acme.example', code],
    [`keyline.acme.example/invite/${code}`, 'https://keyline.acme.example', code],
    [`http://localhost:8787/invite/${code}/`, 'http://localhost:8787', code],
    [`https://keyline.acme.example/invite/${code}?from=mail`, 'https://keyline.acme.example', code],
  ])('%s', (typed, server, invite) => {
    expect(parseTeamAddress(typed)).toEqual({ server, invite });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['our server', 'no-address'],
    ['keyline', 'no-address'],
    ['https://', 'no-address'],
    ['http://keyline.acme.example', 'not-https'],
    [`http://keyline.acme.example/invite/${code}`, 'not-https'],
    ['http://localhost.evil.example', 'not-https'],
    ['http://127.0.0.1.evil.example', 'not-https'],
    ['ftp://keyline.acme.example', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['data:text/html,hi', 'not-https'],
    ['https://ada:secret@keyline.acme.example', 'login'],
    ['https://localhost@evil.example', 'login'],
    ['https://keyline.acme.example/invite', 'half-invite'],
    ['https://keyline.acme.example/invite/short', 'half-invite'],
    [`https://keyline.acme.example/invite/${code}/more`, 'half-invite'],
    ['https://keyline.acme.example/invite/<script>alert(1)</script>', 'half-invite'],
  ])('%s is refused', (typed, why) => {
    expect(parseTeamAddress(typed)).toBe(why);
  });

  it('an approval page may be opened where a sign-in is safe, and nowhere else', () => {
    expect(isSafeUrl('https://keyline.acme.example/device?user_code=ABCD')).toBe(true);
    expect(isSafeUrl('http://localhost:8787/device')).toBe(true);
    for (const url of ['javascript:alert(1)', 'http://acme.example/device', 'chrome://settings', 'x', ''])
      expect(isSafeUrl(url), url).toBe(false);
  });
});
