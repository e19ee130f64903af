import { describePage } from '../user-agent/describe-page.ts'
import type { Page } from '../user-agent/pages.ts'
import { Finding, mend, type SetUpFault } from './doctor-findings.ts'
import type { Journey } from './doctor-journey.ts'

/** An id and an address that no server knows. */
const strangers = { client_id: 'nobody-knows-this-client', redirect_uri: 'https://nobody.example/' }

/**
 * Which part of a request the server would not take: the scope where the callback says so; else the
 * client or its redirect URI, by comparing the page with those that a strange client and a strange
 * address lead to. What the words of the page are does not matter.
 */
export const refusedRequest = async (
  journey: Journey,
  page: Page,
): Promise<SetUpFault | Finding> => {
  const { fields } = journey
  const told = describePage(page)
  if (page.kind === 'callback')
    return page.response.parameters.get('error') === 'invalid_scope'
      ? mend(fields.scopes, told)
      : new Finding(told)
  if (page.kind === 'error' && page.status >= 500) return new Finding(told)
  const likeNobody = (await pageWith(journey, 'client_id')) === withoutNames(journey, told)
  const likeNowhere = (await pageWith(journey, 'redirect_uri')) === withoutNames(journey, told)
  if (likeNobody === likeNowhere) return mend(`${fields.clientId}; ${fields.redirectUris}`, told)
  return mend(likeNobody ? fields.clientId : fields.redirectUris, told)
}

const pageWith = async (journey: Journey, name: keyof typeof strangers): Promise<string> => {
  const url = new URL(journey.app.authorizationUrl(journey.request))
  url.searchParams.set(name, strangers[name])
  const { world, user } = journey
  const page = await (await world.elsewhere(user)).open(url.href)
  return withoutNames(journey, describePage(page))
}

/** A page may repeat what it was sent. */
const withoutNames = ({ app }: Journey, text: string): string =>
  [...Object.values(strangers), app.registration.id, ...app.registration.redirectUris].reduce(
    (rest, name) => rest.replaceAll(name, '…'),
    text,
  )
