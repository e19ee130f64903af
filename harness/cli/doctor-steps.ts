import { discover } from '../../fixtures/authorization-server.ts'
import type { RelyingParty } from '../../fixtures/relying-party.ts'
import type { Stage } from '../../fixtures/stage.ts'
import type { User } from '../../fixtures/user.ts'
import type { World } from '../../fixtures/world.ts'
import { stageError } from '../judge/errors.ts'
import type { Api, ServerDefinition } from '../server-definition.ts'
import { describePage } from '../user-agent/describe-page.ts'

/** One thing a run depends on, and the field of the definition to mend when it is not so. */
export interface Step {
  readonly name: string
  readonly field: string
  readonly needs?: (definition: ServerDefinition) => boolean
  readonly check: (visit: Visit) => Promise<string>
}

/** Where a step is taken: a world of its own, with an application that asks for one scope, and a user. */
export interface Visit {
  readonly stage: Stage
  readonly api: Api
  readonly app: RelyingParty
  readonly user: User
  readonly world: World
  readonly request: { readonly scope: string }
}

/** Sets a step's scene; rejects with a `stage` error when the driver cannot. */
export const visitOf = async (stage: Stage, world: World): Promise<Visit> => {
  const { api, read } = await world.blog()
  const app = await world.client({ api })
  const request = { scope: `openid ${read}` }
  return { stage, world, api, app, user: await world.user(), request }
}

/** The steps, in the order in which one depends on another. */
export const steps: readonly Step[] = [
  {
    name: 'discovery and keys',
    field: 'issuer (of the API the driver makes)',
    check: async ({ stage, api }) => {
      const server = await discover(
        stage.http(() => {}),
        api.issuer,
      )
      return `${server.issuer}, ${server.authorizationEndpoint}`
    },
  },
  {
    name: 'redirect round trip',
    field: 'clients and callback: the redirect URI registered at the server',
    needs: ({ capabilities }) => capabilities.includes('prompt-none'),
    check: async ({ app, user, request }) => {
      const page = await user.open(app.authorizationUrl({ ...request, prompt: 'none' }))
      if (page.kind !== 'callback') throw stageError(`prompt=none led to ${describePage(page)}`)
      return describePage(page)
    },
  },
  {
    name: 'login page recognised',
    field: 'pages.login.page',
    check: async ({ app, user, request }) => {
      const page = await user.open(app.authorizationUrl(request))
      if (page.kind !== 'login') throw stageError(`an unknown user saw ${describePage(page)}`)
      return describePage(page)
    },
  },
  {
    name: 'login works',
    field: 'pages.login.username, .password, .submit, or the test user',
    check: async ({ app, user, request }) => {
      const page = await user.signIn(app.authorizationUrl(request))
      if (page.kind === 'unknown' || page.kind === 'error')
        throw stageError(`signing in led to ${describePage(page)}`)
      return `then ${describePage(page)}`
    },
  },
  {
    name: 'consent dialog recognised',
    field: 'pages.consent.page',
    needs: ({ capabilities }) => capabilities.includes('consent-dialog'),
    check: async ({ app, user, request }) => {
      const page = await user.signIn(app.authorizationUrl(request))
      if (page.kind !== 'consent')
        throw stageError(`where the dialog was due: ${describePage(page)}`)
      const { application, lines } = page.dialog
      if (lines.length === 0)
        throw stageError('"pages.consent.scope" matches nothing on the dialog')
      return `"${application}" asks for ${lines.map((line) => `"${line}"`).join(', ')}`
    },
  },
  {
    name: 'decline recognised',
    field: 'pages.consent.deny',
    needs: ({ capabilities }) => capabilities.includes('consent-dialog'),
    check: async ({ app, user, request }) => {
      const page = await user.deny(await user.signIn(app.authorizationUrl(request)))
      if (page.kind === 'consent') throw stageError('the dialog is still there after declining')
      return describePage(page)
    },
  },
  {
    name: 'accept leads to tokens that verify',
    field: 'pages.consent.accept, or the client secret',
    needs: ({ capabilities, keepsConsents }) =>
      capabilities.includes('consent-dialog') && !keepsConsents,
    check: async ({ app, user, request }) => {
      const page = await user.consentTo(app.authorizationUrl(request))
      const { scopes: granted } = await app.redeem(page)
      return `granted ${granted.join(' ')}`
    },
  },
  {
    name: 'grants can be revoked',
    field: 'the admin credentials, or http.revokeGrants',
    needs: ({ capabilities, keepsConsents }) =>
      capabilities.includes('grant-revocation') && !keepsConsents,
    check: async ({ app, user, world, request }) => {
      await user.consentTo(app.authorizationUrl(request))
      await world.revoke(user, app)
      return 'the call was accepted'
    },
  },
]
