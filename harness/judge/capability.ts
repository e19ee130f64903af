/**
 * What a server may declare it can do, each with the sentence a report prints for it. A requirement
 * that needs a capability a server has not declared is `not-applicable` to that server.
 */
export const capabilityDescriptions = {
  'authorization-code': 'issues tokens through the authorization code grant',
  implicit: 'issues tokens from the authorization endpoint (implicit and hybrid)',
  'refresh-token': 'issues refresh tokens to clients that ask for offline access',
  'client-credentials': 'issues tokens to a client acting for itself',
  'password-grant': 'issues tokens for a user name and password handed to the client',
  'device-authorization': 'lets a device without a browser be authorized (RFC 8628)',
  'dynamic-registration': 'lets clients register themselves (RFC 7591)',
  'pushed-authorization': 'accepts pushed authorization requests (RFC 9126)',
  'request-object':
    'takes authorization requests that are signed as a JWT with the secret of their client (RFC 9101)',
  'form-post': 'sends its answers as a form where the request says response_mode=form_post',
  'authorization-by-post': 'takes authorization requests that a user agent posts as a form',
  'prompt-none': 'takes silent requests (prompt=none)',
  'prompt-consent': 'lets a request ask for the dialog (prompt=consent)',
  'prompt-login': 'lets a request ask for a new sign-in (prompt=login)',
  'rp-initiated-logout':
    'signs a user out where an application asks for it (OpenID Connect RP-Initiated Logout)',
  'consent-dialog': 'asks its users for consent on a page of its own',
  'consent-remembered': 'remembers what a user has consented to',
  'first-party-skip':
    'lets a trusted application go without the dialog when the API it uses allows it',
  'third-party-clients': 'tells third-party applications from first-party ones',
  'localhost-unverifiable':
    'offers a list of trusted applications from which those on localhost are left out',
  'localhost-in-use-unverifiable':
    'leaves an application out of that list by the callback it uses, whatever else it has registered',
  'user-info-in-callbacks': 'registers callbacks with user information before the host',
  'localhost-consent-remembered':
    'offers to remember a consent given to an application on localhost',
  'localhost-asks-every-time':
    'offers applications on localhost a dialog each time, whatever is remembered',
  'consent-method': 'sets for each application whether it is trusted to go without the dialog',
  'prompt-consent-outranks-trust': 'asks on prompt=consent even where the application is trusted',
  'consent-per-application':
    'offers consent to each application by itself, where the guide leaves open whether one counts for all',
  'scope-consent-levels': 'sets for each scope whether consent is asked for',
  'unsaid-consent-kept':
    'keeps how a scope asks for consent where a replacement of the scope does not mention it',
  'scope-metadata': 'lists in its metadata the scopes an administrator publishes',
  'default-scopes': 'issues default scopes to requests that name none',
  'application-assignment': 'lets only users assigned to an application use it',
  'consent-free-server': 'has one authorization server that knows no consent, beside those that do',
  'consent-feature-off': 'is an org without the features that consent belongs to',
  'optional-scopes': 'lets the user leave out single scopes',
  'scope-descriptions-flag': 'switches the dialog between scope names and scope descriptions',
  'scope-grouping': 'groups the scopes of one resource in one line of the dialog',
  'custom-scopes': 'has scopes of APIs that can be asked for one by one',
  'public-loopback-clients':
    'lets native applications without a secret call back to a loopback address',
  'public-clients': 'lets applications without a secret be authorized (RFC 6749 section 2.1)',
  'several-apis': 'protects several APIs, each with scopes of its own',
  'grant-listing': 'lists the grants of a user through its management API',
  'grant-revocation': 'revokes the grants of a user through its management API',
  'grant-revocation-at-once': 'revokes everything a user has granted at once',
  recreation:
    'deletes users, applications and APIs, and lets them be made anew under the id or name they had',
  'grant-revocation-by-scope': 'revokes one grant of a user, and all of them',
  'grants-end-with-their-parts':
    'ends grants when their user, application, authorization server or scope is switched off or deleted',
  'token-revocation': 'revokes the tokens of a client at its request (RFC 7009)',
  'token-introspection': 'tells a client about its tokens (RFC 7662)',
  userinfo: 'tells of its users at a userinfo endpoint (OpenID Connect Core 1.0 section 5.3)',
  'openid-scope-consent':
    'asks for consent to the scopes of OpenID Connect (profile, email, offline_access) as to any other',
  'claims-parameter': 'takes requests for single claims (OpenID Connect Core 1.0 section 5.5)',
  'client-metadata': 'shows the logo and the links that an application was registered with',
  'token-revocation-setting':
    'lets the tenant choose whether revoking a refresh token ends the grant it came of',
  'client-grants': 'limits what a client may have for itself by grants of its own',
  'token-revocation-keeps-grant': 'keeps the grant when a token is revoked',
  'client-id-metadata':
    'takes clients by the address of a document about them (Client ID Metadata Document), and finds those of the mock clients',
  'third-party-sign-in':
    'lets its users sign in at a third party, at which all its applications are one client',
  'management-console': 'serves a console for administrators that the suite can drive',
} as const

/** One thing a server can declare it does. */
export type Capability = keyof typeof capabilityDescriptions
