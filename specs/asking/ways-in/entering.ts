import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import type { AuthorizationRequest } from '../../../fixtures/relying-party/authorization-request.ts'
import type { User } from '../../../fixtures/user.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

/** Brings a user to the authorization endpoint with a request of an application, in one of the ways there are. */
export type Enter = (
  user: User,
  app: RelyingParty,
  request: AuthorizationRequest,
) => ReturnType<User['open']>

/** The request stands in the address. */
export const asAddress: Enter = (user, app, request) => user.open(app.authorizationUrl(request))

/** The user agent posts the request as a form. */
export const asForm: Enter = (user, app, request) => user.send(app.authorizationForm(request))

/** The request was pushed beforehand. */
export const pushed: Enter = async (user, app, request) => user.open(await app.push(request))

/** The request is a signed JWT. */
export const asObject: Enter = async (user, app, request) =>
  user.open(await app.requestObject(request))

/** This response type, if the server says that it supports it in whatever order of words; else throws an `impossible` error. */
export const supported = <Type extends string>({ metadata }: RelyingParty, wanted: Type): Type => {
  const inOrder = (type: string) => type.split(' ').sort().join(' ')
  const listed = metadata['response_types_supported']
  const known = Array.isArray(listed) ? listed.map((type) => inOrder(String(type))) : []
  if (known.includes(inOrder(wanted))) return wanted
  throw impossibleError(`the metadata do not list "${wanted}" in "response_types_supported"`)
}
