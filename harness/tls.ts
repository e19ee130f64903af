import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { LookupFunction } from 'node:net'
import tls from 'node:tls'
import { buildConnector } from 'undici'
import { ownCertificate } from './own-certificate.ts'

/** Whose certificates are believed beside those that Node believes, which `NODE_EXTRA_CA_CERTS` adds to. */
export type TlsTrust =
  /** Those that a CA of one's own has issued: a file of PEM certificates. */
  | { readonly ca: string }
  /** Any, of whoever answers at an address of this machine. */
  | { readonly trustAnyOnLoopback: true }

/** How certificates are looked at. The run's own is believed for its key, whatever the host is called. */
export const tlsOptions = (
  trust: TlsTrust | undefined,
): Pick<tls.ConnectionOptions, 'secureContext' | 'checkServerIdentity'> => {
  const { certificate } = ownCertificate()
  const { raw } = new X509Certificate(certificate)
  const named = trust !== undefined && 'ca' in trust ? [readFileSync(trust.ca, 'utf8')] : []
  return {
    secureContext: tls.createSecureContext({ ca: [...usualCas(), certificate, ...named] }),
    checkServerIdentity: (host, peer) =>
      raw.equals(peer.raw) ? undefined : tls.checkServerIdentity(host, peer),
  }
}

/** What Node believes by itself; it is left out as soon as others are named. */
const usualCas = (): readonly string[] => {
  // Node 22.15 and newer say it themselves, those of the system included where they are asked for.
  const { getCACertificates } = tls as { getCACertificates?: () => string[] }
  if (getCACertificates) return getCACertificates()
  const extra = process.env['NODE_EXTRA_CA_CERTS']
  try {
    return [...tls.rootCertificates, ...(extra ? [readFileSync(extra, 'utf8')] : [])]
  } catch {
    return tls.rootCertificates // Node has warned of a file that cannot be read
  }
}

/** Connects for a dispatcher, by TLS where that is asked for. To get ready for it takes a while, so that comes last. */
export const createConnector = (
  trust: TlsTrust | undefined,
  lookup: LookupFunction,
): buildConnector.connector => {
  const plain = buildConnector({ lookup })
  let secure: buildConnector.connector | undefined
  return (options, callback) => {
    if (options.protocol !== 'https:') return plain(options, callback)
    secure ??= secureConnector(trust, lookup)
    return secure(options, callback)
  }
}

const secureConnector = (
  trust: TlsTrust | undefined,
  lookup: LookupFunction,
): buildConnector.connector => {
  const strict = { lookup, ...tlsOptions(trust) }
  if (trust === undefined || 'ca' in trust) return buildConnector(strict)
  const connect = buildConnector({ ...strict, rejectUnauthorized: false })
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null)
      const { authorized, authorizationError, remoteAddress = '' } = socket as tls.TLSSocket
      if (authorized || isLoopbackAddress(remoteAddress)) return callback(null, socket)
      // Nothing has been sent yet.
      socket.destroy()
      return callback(asError(authorizationError), null)
    })
}

const isLoopbackAddress = (address: string): boolean =>
  /^(::1|(::ffff:)?127(\.\d+){3})$/.test(address)

/** Node tells a code where it says that it promises an error. */
const asError = (fault: unknown): Error =>
  fault instanceof Error ? fault : Object.assign(new Error(String(fault)), { code: String(fault) })

/** What is wrong with a certificate, and the way out; `undefined` where something else has failed. */
export const certificateFault = (error: unknown): string | undefined => {
  const cause = causesOf(error).find(({ code }) => code !== undefined && faultCodes.test(code))
  if (cause === undefined) return undefined
  const { code = '', message } = cause
  const reason = message.includes(code) ? message : `${message} (${code})`
  return `its certificate is not trusted: ${reason}; ${wayOut(code)}`
}

/** What OpenSSL and Node call certificates that do not verify (Node's documentation of TLS, "X509 certificate error codes"). */
const faultCodes =
  /^(CERT_|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/

const wayOut = (code: string): string => {
  const onLoopback = 'on this machine "tls": { "trustAnyOnLoopback": true } does as well'
  return /ISSUER|SELF_SIGNED|VERIFY_LEAF|UNTRUSTED/.test(code)
    ? `name the file of its CA, or its own where it has signed itself, as "tls.ca" of the definition or in NODE_EXTRA_CA_CERTS; ${onLoopback}`
    : `have one made that is good for this address and today; ${onLoopback}`
}

const causesOf = (error: unknown): (Error & { readonly code?: string })[] =>
  error instanceof Error ? [error, ...causesOf(error.cause)] : []
