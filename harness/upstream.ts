/**
 * A third party that runs: an authorization server of the suite's own, in Auth0's dialect, at which a
 * server under test that forwards its users lets them sign in.
 */
export interface RunningUpstream {
  /** Its base address, without a trailing slash; its issuer has one. */
  readonly url: string
  /** What its management API wants. */
  readonly managementToken: string
  /** The API that the server under test asks it for: the `audience` of requests and of tokens. */
  readonly audience: string
  readonly scopes: readonly { readonly name: string; readonly description: string }[]
}

/** An authorization request that reached the third party. */
export interface UpstreamRequest {
  /** The parameters as they came. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Where the third party tells which requests reached it; wants the management token. */
export const upstreamRequestsPath = '/suite/authorization-requests'
