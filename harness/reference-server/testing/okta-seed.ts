/** The body of the vendor's own "Update the App" example, with its placeholders ("Enable consent for scopes"). */
export const seedApp = {
  id: '0oaosna3ilNxgPTmk0h7',
  name: 'oidc_client',
  label: 'ConsentWebApp',
  status: 'ACTIVE',
  signOnMode: 'OPENID_CONNECT',
  credentials: {
    userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
    signing: { kid: '5gbe0HpzAYj2rsWSLxx1fYHdh-SzWqyKqwmfJ6qDk5g' },
    oauthClient: {
      autoKeyRotation: true,
      client_id: '0oaosna3ilNxgPTmk0h7',
      token_endpoint_auth_method: 'client_secret_basic',
    },
  },
  settings: {
    app: {},
    notifications: {
      vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null },
    },
    oauthClient: {
      client_uri: null,
      logo_uri: null,
      redirect_uris: ['http://${yourOktaDomain}/authorization-code/callback'],
      response_types: ['code', 'token', 'id_token'],
      grant_types: ['authorization_code', 'implicit'],
      initiate_login_uri: 'http://${yourOktaDomain}/authorization-code/callback',
      application_type: 'web',
      consent_method: 'REQUIRED',
      issuer_mode: 'CUSTOM_URL',
    },
  },
}

/** The body of its "Update Scope consent" example. */
export const seedScope = {
  id: 'scpixa2zmc8Eumvjb0h7',
  name: 'phone',
  displayName: 'phone',
  description: 'Allows this application to access your phone number.',
  system: true,
  metadataPublish: 'ALL_CLIENTS',
  consent: 'REQUIRED',
  default: false,
}
