const actions = ['read', 'create', 'update', 'delete']
const resources = ['clients', 'client_grants', 'resource_servers', 'users', 'grants']

/** The scopes of Auth0's own API, as far as this server has the endpoints. */
export const systemScopes = [
  ...resources.flatMap((resource) => actions.map((action) => `${action}:${resource}`)),
  'read:client_keys',
  'read:tenant_settings',
  'update:tenant_settings',
].map((value) => ({ value }))
