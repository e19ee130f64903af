import { impossibleError } from '../../../harness/judge/errors.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

for (const decision of ['accept', 'deny'] as const)
  test(
    `an answer carries the state of its request and its issuer: ${decision}`,
    covers('response.returns-state', 'response.names-the-issuer'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const page = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read) }))

      const answer = await user[decision](page)
      if (answer.kind !== 'callback')
        throw impossibleError(`no answer came to the callback, which other rows judge: ${decision}`)

      await verify('response.returns-state', () => expect(answer).toAnswerARequestOf(app))
      await verify('response.names-the-issuer', () => expect(answer).toNameTheIssuerOf(app))
    },
  )
