import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate that a CA has issued which nobody knows, and the file of that CA's own. */
export interface Issued {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']

/** Makes a CA in a folder and lets it issue a certificate for these names, as in `DNS:localhost,IP:127.0.0.1`. */
export const issueCertificate = (folder: string, names: string): Issued => {
  const file = (name: string) => join(folder, name)
  const request = (name: string, ...more: readonly string[]) =>
    execFileSync(
      'openssl',
      // prettier-ignore
      ['req', '-x509', ...ecKey, '-subj', `/CN=${name}`, '-keyout', file(`${name}.key`),
        '-out', file(`${name}.pem`), ...more],
      { stdio: 'ignore' },
    )
  request('ca')
  request(
    'server',
    ...['-CA', file('ca.pem'), '-CAkey', file('ca.key')],
    ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', `subjectAltName=${names}`],
  )
  const text = (name: string) => readFileSync(file(name), 'utf8')
  return { ca: file('ca.pem'), cert: text('server.pem'), key: text('server.key') }
}
