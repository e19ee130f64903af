import type { Scope } from '../tenant/api.ts'
import { scopeOf } from './management/scope-document.ts'
import { oktaId } from './ids.ts'

/** The scopes every custom authorization server has from the start: name, display name, description. */
const system = [
  ['openid', 'openid', 'Signals that a request is an OpenID request.'],
  ['profile', 'profile', 'View your profile information.'],
  ['email', 'email', 'View your email address.'],
  ['address', 'address', 'View your address.'],
  ['phone', 'phone', 'View your phone number.'],
  ['offline_access', 'offline_access', 'Keep you signed in to the app.'],
  ['device_sso', 'device_sso', 'Request device secret.'],
] as const

/** Fresh copies of them for one authorization server. */
export const systemScopes = (origin: string, serverId: string): Scope[] =>
  system.map(([name, displayName, description]) =>
    scopeOf(
      {
        id: oktaId('scp'),
        name,
        displayName,
        description,
        system: true,
        metadataPublish: 'ALL_CLIENTS',
        consent: 'IMPLICIT',
        optional: false,
        default: false,
      },
      `${origin}/api/v1/authorizationServers/${serverId}/scopes`,
    ),
  )
