import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'
import { supported } from './entering.ts'

test(
  'a request for an ID token alone is asked about, and can be refused',
  covers('entry.id-token-request-is-asked'),
  async ({ world, user, verify }) => {
    const responseType = supported(await world.client({ name: 'Print Shop' }), 'id_token')
    const usual = await world.client()
    const app = await world.client({ responseTypes: [responseType] })
    const asked = { scope: 'openid profile email' }
    const ask = () => app.authorizationUrl({ ...asked, responseType })
    // Some servers ask nobody about user information.
    const before = await user.signIn(usual.authorizationUrl(asked))
    if (before.kind !== 'consent')
      throw impossibleError(`with a code the same request got ${describePage(before)}`)
    await user.accept(before)

    const page = await user.signIn(ask())
    await verify('entry.id-token-request-is-asked', () => expect(page).toBeConsentDialog())
    const refusal = await user.deny(page)
    await verify('entry.id-token-request-is-asked', () => expect(refusal).toIssueNothing())

    const again = await user.signIn(ask())
    await verify('entry.id-token-request-is-asked', () => expect(again).toAskOrRefuse())
    if (again.kind !== 'consent') return
    const answer = await user.accept(again)
    await verify('entry.id-token-request-is-asked', () => expect(answer).toSkipTheDialog())
  },
)
