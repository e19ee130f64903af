import { invalid } from '../../management/failure.ts'
import { isDangerousCallback } from '../../tenant/callback.ts'
import type { Client } from '../../tenant/client.ts'
import { defined, objectOf, textOf, textsOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'

const text = { type: ['string', 'null'], maxLength: 1024 }
const webUri = { type: ['string', 'null'], maxLength: 1024, pattern: '^https?://' }
const texts = (values?: readonly string[]) => ({
  type: 'array',
  maxItems: 200,
  items: values ? { enum: values } : { type: 'string', minLength: 1, maxLength: 1024 },
})

/** The settings of `settings.oauthClient`, each with what it may be. */
export const oauthClientProperties = {
  application_type: { enum: ['web', 'native', 'browser', 'service'] },
  client_uri: webUri,
  logo_uri: webUri,
  tos_uri: webUri,
  policy_uri: webUri,
  initiate_login_uri: text,
  // Callbacks are not checked to be URIs: the vendor's own example has a placeholder for a host.
  redirect_uris: texts(),
  post_logout_redirect_uris: texts(),
  response_types: texts(['code', 'token', 'id_token']),
  grant_types: texts([
    'authorization_code',
    'implicit',
    'password',
    'refresh_token',
    'client_credentials',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:ietf:params:oauth:grant-type:token-exchange',
    'interaction_code',
  ]),
  consent_method: { enum: ['TRUSTED', 'REQUIRED'] },
  issuer_mode: { enum: ['ORG_URL', 'CUSTOM_URL', 'DYNAMIC'] },
}

/** What an OpenID Connect application may look like; what is not named here is kept as it comes. */
export const appSchema: Json = {
  type: 'object',
  required: ['label', 'settings'],
  properties: {
    name: { enum: ['oidc_client'] },
    label: { type: 'string', minLength: 1, maxLength: 100 },
    signOnMode: { enum: ['OPENID_CONNECT'] },
    credentials: {
      type: 'object',
      properties: {
        oauthClient: {
          type: 'object',
          properties: {
            client_id: {
              type: 'string',
              minLength: 6,
              maxLength: 100,
              pattern: '^[\\x21-\\x7e]+$',
            },
            client_secret: { type: 'string', minLength: 14, maxLength: 100 },
            autoKeyRotation: { type: 'boolean' },
            token_endpoint_auth_method: {
              enum: ['client_secret_basic', 'client_secret_post', 'none'],
            },
          },
        },
      },
    },
    settings: {
      type: 'object',
      required: ['oauthClient'],
      properties: {
        oauthClient: {
          type: 'object',
          required: ['grant_types'],
          properties: oauthClientProperties,
        },
      },
    },
  },
}

/** The client an application's document describes. Throws for a callback that can be none. */
export const clientOf = (document: Json): Client => {
  const credentials = objectOf(objectOf(document.credentials).oauthClient)
  const settings = objectOf(objectOf(document.settings).oauthClient)
  const method = credentials.token_endpoint_auth_method
  const responses = textsOf(settings.response_types)
  const redirectUris = textsOf(settings.redirect_uris)
  const wrong = redirectUris.find(isDangerousCallback)
  if (wrong !== undefined) throw invalid(`redirect_uris: "${wrong}" is no callback`)
  return defined({
    id: String(credentials.client_id),
    secret: method === 'none' ? undefined : textOf(credentials.client_secret),
    name: textOf(document.label) ?? '',
    party: settings.consent_method === 'REQUIRED' ? ('third' as const) : ('first' as const),
    consentMethod:
      settings.consent_method === 'REQUIRED' ? ('REQUIRED' as const) : ('TRUSTED' as const),
    redirectUris,
    logoutUris: textsOf(settings.post_logout_redirect_uris),
    responses: (['code', 'token', 'id_token'] as const).filter((type) => responses.includes(type)),
    grantTypes: textsOf(settings.grant_types),
    authMethod:
      method === 'none' || method === 'client_secret_post'
        ? method
        : ('client_secret_basic' as const),
    active: document.status === 'ACTIVE',
    needsAssignment: objectOf(document.settings).implicitAssignment === false || undefined,
    homeUri: textOf(settings.client_uri),
    logoUri: textOf(settings.logo_uri),
    termsUri: textOf(settings.tos_uri),
    privacyUri: textOf(settings.policy_uri),
    document,
  })
}
