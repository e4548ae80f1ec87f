import { generate } from 'selfsigned';

const names = ['*.atlassian.net', '*.example.test', 'linear.app', 'api.linear.app'];

/** A key and certificate of our own for every host we stand in for, valid for a day. The test browser is told to accept it. */
export async function createCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'acme.atlassian.net' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }],
  });
  return { key, cert };
}
