import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate that a CA has issued which nobody knows, and the file of that CA's own. */
export interface Issued {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

/**
 * Makes a CA in a folder and lets it issue a certificate for these names, as in `DNS:localhost`;
 * `undefined` where the machine has no OpenSSL.
 */
export const issueCertificate = (folder: string, names: string): Issued | undefined => {
  const file = (name: string) => join(folder, name)
  const text = (name: string) => readFileSync(file(name), 'utf8')
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'ignore' })
  const ofCa = ['-keyout', file('ca.key'), '-out', file('ca.pem')]
  const ofServer = ['-keyout', file('server.key'), '-out', file('server.csr')]
  const byCa = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial']
  writeFileSync(file('names'), `subjectAltName=${names}\n`)
  try {
    openssl('req', '-x509', ...newKey, '-subj', '/CN=ca', '-days', '2', ...ofCa)
    openssl('req', '-new', ...newKey, '-subj', '/CN=server', ...ofServer)
    const signed = ['-in', file('server.csr'), '-out', file('server.pem')]
    openssl('x509', '-req', ...byCa, '-days', '2', '-extfile', file('names'), ...signed)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return { ca: file('ca.pem'), cert: text('server.pem'), key: text('server.key') }
}
