import { generate } from 'selfsigned';

/** A key and certificate of our own for any Jira Cloud site, valid for a day. The test browser is told to accept it. */
export async function createCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'acme.atlassian.net' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: '*.atlassian.net' }] }],
  });
  return { key, cert };
}
