import { randomBytes } from 'node:crypto'
import type Router from '@koa/router'
import type { FrontDoorParts } from '../../front-door.ts'
import { bodyCheck } from '../../management/body.ts'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter } from '../../management/query.ts'
import type { Client } from '../../tenant/client.ts'
import { defined, objectOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import { oktaId } from '../ids.ts'
import { oauthClientProperties } from './app-document.ts'
import { keepApp, newApp } from './app-store.ts'
import { listed } from './page.ts'

const { consent_method: _unsettable, ...settable } = oauthClientProperties
const check = bodyCheck({
  type: 'object',
  required: ['client_name'],
  properties: {
    ...settable,
    client_name: { type: 'string', minLength: 1, maxLength: 100 },
    token_endpoint_auth_method: { enum: ['client_secret_basic', 'client_secret_post', 'none'] },
  },
})

/**
 * `/oauth2/v1/clients`: dynamic client registration (RFC 7591). An application made here requires
 * consent, and has no say in it.
 */
export const addRegisteredClients = (
  router: Router,
  { tenant, publicUrl, consentFeature }: FrontDoorParts,
): void => {
  const { origin } = publicUrl
  const registrationOf = (client: Client): Json => {
    const { settings, credentials, created } = client.document
    const { consent_method: _kept, ...oauthClient } = objectOf(objectOf(settings).oauthClient)
    return defined({
      client_id: client.id,
      client_secret: client.secret,
      client_id_issued_at: Math.floor(Date.parse(String(created)) / 1000),
      client_secret_expires_at: client.secret === undefined ? undefined : 0,
      client_name: client.name,
      token_endpoint_auth_method: objectOf(objectOf(credentials).oauthClient)
        .token_endpoint_auth_method,
      ...oauthClient,
    })
  }
  const clientAt = (id: string): Client =>
    found(tenant.clients.get(id), () => notFound(`Resource not found: ${id} (OAuth2Client)`))

  router.post('/', (ctx) => {
    const { client_name, token_endpoint_auth_method, ...body } = check(ctx)
    const id = oktaId('0oa')
    const document = newApp(
      origin,
      consentFeature,
      {
        label: client_name,
        credentials: { oauthClient: defined({ token_endpoint_auth_method }) },
        settings: {
          oauthClient: {
            grant_types: ['authorization_code'],
            response_types: ['code'],
            ...body,
            consent_method: 'REQUIRED',
          },
        },
      },
      { id, clientId: id, secret: randomBytes(48).toString('base64url') },
    )
    const client = keepApp(tenant, document)
    tenant.registeredThemselves.add(client.id)
    ctx.status = 201
    ctx.body = registrationOf(client)
  })
  router.get('/', (ctx) => {
    const entries = [...tenant.clients.values()].map((client) => ({
      id: client.id,
      item: registrationOf(client),
    }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.get('/:id', (ctx) => {
    ctx.body = registrationOf(clientAt(pathParameter(ctx, 'id')))
  })
  router.delete('/:id', (ctx) => {
    tenant.removeClient(clientAt(pathParameter(ctx, 'id')).id)
    ctx.status = 204
  })
}
