import type { Source } from '../../harness/judge/requirement.ts'

const source =
  (document: string, url: string) =>
  (section: string): Source => ({ document, section, url })

const api = 'https://developer.okta.com/docs/api/openapi/okta-management/management'
const oauthApi = 'https://developer.okta.com/docs/api/openapi/okta-oauth/oauth'

/** Okta, Apps API: the settings of an OpenID Connect application. */
export const oktaApps = source('Okta: Applications API', `${api}/tag/Application/`)

/** Okta, Authorization Servers API: scopes. */
export const oktaScopes = source(
  'Okta: OAuth 2.0 Scopes API',
  `${api}/tag/AuthorizationServerScopes/`,
)

/** Okta, User Lifecycle API. */
export const oktaUserLifecycle = source('Okta: User Lifecycle API', `${api}/tag/UserLifecycle/`)

/** Okta, User Grants API. */
export const oktaUserGrants = source('Okta: User OAuth 2.0 Grants API', `${api}/tag/UserGrant/`)

/** Okta, the protocol endpoints of a custom authorization server. */
export const oktaOauth = source('Okta: OpenID Connect & OAuth 2.0 API', `${oauthApi}/tag/CustomAS/`)

/** Okta, dynamic client registration. */
export const oktaRegistration = source(
  'Okta: Dynamic Client Registration API',
  `${oauthApi}/tag/Client/`,
)

/** Okta, the errors of the protocol endpoints and of the management API. */
export const oktaErrors = source(
  'Okta: Error codes',
  'https://developer.okta.com/docs/reference/error-codes/',
)

/** Okta, the types of events in the System Log. */
export const oktaEvents = source(
  'Okta: Event types',
  'https://developer.okta.com/docs/reference/api/event-types/',
)

/** Okta, the release notes of a year: what was fixed is what was meant. */
export const oktaReleaseNotes = (year: number, issue: string): Source =>
  source(
    `Okta: API release notes ${year}`,
    `https://developer.okta.com/docs/release-notes/${year}/`,
  )(issue)

/** Okta, "Create an authorization server". */
export const oktaCustomServer = source(
  'Okta: Create an authorization server',
  'https://developer.okta.com/docs/guides/customize-authz-server/',
)

/** Okta, the same guide with Terraform. */
export const oktaTerraform = source(
  'Okta: Create a custom authorization server with Terraform',
  'https://developer.okta.com/docs/guides/terraform-create-custom-auth-server/main/',
)

/** Okta, the source of the Sign-In Widget, which draws the dialog. */
export const oktaWidget = source(
  'Okta: Sign-In Widget',
  'https://github.com/okta/okta-signin-widget',
)

/** Okta, the public issue tracker of its documentation. */
export const oktaDocsIssues = source(
  'Okta: developer documentation, its history',
  'https://github.com/okta/okta-developer-docs',
)

/** Okta, the help centre for administrators. */
export const oktaHelp = source('Okta: Help Center', 'https://help.okta.com/')

/** Okta, its support's knowledge base. */
export const oktaSupport = source('Okta: Support', 'https://support.okta.com/')

/** Okta's Terraform provider, whose users report what the API does. */
export const oktaTerraformProvider = source(
  'Okta: Terraform provider, its issues',
  'https://github.com/okta/terraform-provider-okta/issues',
)

/** Okta, "Enable consent for scopes" (request user consent). */
export const oktaScopeConsent = source(
  'Okta: Enable consent for scopes',
  'https://developer.okta.com/docs/guides/request-user-consent/main/',
)
