import { createPublicKey, generateKeyPair } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import type { JWK } from 'oidc-provider'

/** What signs every token, and what proves it. */
export interface SigningKey {
  readonly jwk: JWK
  readonly publicKey: KeyObject
}

const generate = async (): Promise<SigningKey> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  return { jwk: { ...jwk, kid, use: 'sig', alg: 'RS256' }, publicKey: createPublicKey(privateKey) }
}

let made: Promise<SigningKey> | undefined

/** Made once for all servers of a process: it never changes, and making it is slow. */
export const signingKey = (): Promise<SigningKey> => (made ??= generate())
