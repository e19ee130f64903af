import { extname } from 'node:path'

/** How the fields that are to be mended are called. */
export interface Fields {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: string
  readonly scopes: string
  readonly user: string
  readonly furtherUsers: string
  readonly revokeGrants: string
}

const inJson: Fields = {
  issuer: 'issuer',
  clientId: 'clients.third-party-web.id',
  clientSecret: 'clients.third-party-web.secret, or privateKey; tokenEndpointAuthMethod',
  redirectUris: 'clients.third-party-web.redirectUris, as registered at the server',
  scopes: 'apis.scopes',
  user: 'users',
  furtherUsers: 'users',
  revokeGrants: 'http.revokeGrants',
}

const inModule: Fields = {
  issuer: 'tenant.createApi: the issuer of the API',
  clientId: 'tenant.createClient: the id',
  clientSecret: 'tenant.createClient: the secret or privateKey, and tokenEndpointAuthMethod',
  redirectUris: 'tenant.createClient: the redirectUris',
  scopes: 'tenant.createApi: the scopes',
  user: 'tenant.createUser',
  furtherUsers: 'tenant.createUser',
  revokeGrants: 'tenant.revokeGrants',
}

/** The names of the fields in a definition: those of a JSON file, or of what a driver in TypeScript returns. */
export const fieldsOf = (definition: string): Fields =>
  extname(definition) === '.json' ? inJson : inModule
