import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A certificate that is known to nobody but this process and what it starts. */
export interface OwnCertificate {
  /** Both as PEM. */
  readonly certificate: string
  readonly key: string
  /** The SHA-256 of its public key in base64, as Chromium wants it. */
  readonly keyHash: string
}

/** How long it is good for, in milliseconds: longer than any run. */
const lifetimeMs = 48 * 3_600_000

let own: OwnCertificate | undefined

/**
 * The certificate of this process, with which its mock clients receive callbacks by https. It is made
 * when it is first wanted, and trusted by both user agents for its key, whatever the host is called.
 */
export const ownCertificate = (): OwnCertificate => (own ??= selfSigned())

/** A self-signed certificate of a new elliptic-curve key (RFC 5280 section 4.1). */
export const selfSigned = (): OwnCertificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKeyInfo = publicKey.export({ type: 'spki', format: 'der' })
  const now = Date.now()
  const body = sequence(
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    sequence(time(now - lifetimeMs), time(now + lifetimeMs)),
    name,
    publicKeyInfo,
  )
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)])
  const whole = sequence(body, ecdsaWithSha256, der(0x03, signature))
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyHash: createHash('sha256').update(publicKeyInfo).digest('base64'),
  }
}

/** One value in DER (ITU-T X.690 section 8.1); none here is longer than 65535 bytes. */
const der = (tag: number, content: Buffer): Buffer => {
  const { length } = content
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  const told = length < 128 ? [length] : long
  return Buffer.concat([Buffer.from([tag, ...told]), content])
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts))

/** UTCTime, as in `261130120000Z`. */
const time = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`))

/** 1.2.840.10045.4.3.2 (RFC 5758 section 3.2). */
const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))

/** CN=consent-conformance; the attribute is 2.5.4.3. */
const name = sequence(
  der(
    0x31,
    sequence(
      der(0x06, Buffer.from('550403', 'hex')),
      der(0x0c, Buffer.from('consent-conformance')),
    ),
  ),
)
