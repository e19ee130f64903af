import { discover } from '../../fixtures/authorization-server.ts'
import type { TokenAnswer } from '../../fixtures/token-answer.ts'
import { describeError } from '../judge/errors.ts'
import type { ServerDefinition } from '../server-definition.ts'
import { describePage } from '../user-agent/describe-page.ts'
import type { Page } from '../user-agent/pages.ts'
import type { Journey } from './doctor-journey.ts'
import { refusedRequest } from './doctor-refusals.ts'
import type { Fields } from './doctor-fields.ts'
import { Finding, mend, unexpected } from './doctor-findings.ts'

/** What a step found in order, and what a person should know all the same. */
export interface Told {
  readonly tells: string
  readonly warns?: readonly string[]
}

/** One thing a run depends on. It rejects with a `SetUpFault` or a `Finding`; anything else is blamed on `field`. */
export interface Step {
  readonly name: string
  readonly field: (fields: Fields) => string
  readonly needs?: (definition: ServerDefinition) => boolean
  readonly check: (journey: Journey) => Promise<Told>
}

const asks = ({ capabilities }: ServerDefinition): boolean =>
  capabilities.includes('consent-dialog')

/** Where no page is known, the page may be one that a script builds. */
const scriptHint = ({ userAgent }: Journey): string =>
  userAgent === 'http' ? '; where a script builds the page, use --user-agent browser' : ''

/** Why a page stays, as the user agent says. */
const why = ({ note }: { readonly note?: string }): string =>
  note === undefined ? '' : `: ${note}`

const dialogAgain = async (journey: Journey): Promise<Page> => {
  const { user, app, request } = journey
  return user.signIn(app.authorizationUrl(request))
}

/** The steps, in the order in which one depends on another. */
export const steps: readonly Step[] = [
  {
    name: 'metadata and keys',
    field: ({ issuer }) => issuer,
    check: async ({ stage, api, app }) => {
      const server = await discover(
        stage.http(() => {}),
        api.issuer,
      )
      if (app.supportsOpenId) await server.keys.load()
      return { tells: `${server.issuer}, ${server.authorizationEndpoint}` }
    },
  },
  {
    name: 'request taken, login page recognised',
    field: () => 'pages.login.page',
    check: async (journey) => {
      const { app, user, request } = journey
      const page = await user.open(app.authorizationUrl(request))
      journey.page = page
      if (page.kind === 'login' || page.kind === 'consent') return { tells: describePage(page) }
      if (page.kind === 'callback' && !page.response.parameters.has('error'))
        throw new Finding(`nobody had signed in, and there was ${describePage(page)}`)
      if (page.kind === 'unknown')
        throw mend('pages.login.page', `${describePage(page)}${scriptHint(journey)}`)
      throw await refusedRequest(journey, page)
    },
  },
  {
    name: 'login works, consent dialog recognised',
    field: ({ user }) => `${user}, or pages.login.username, .password, .submit`,
    check: async (journey) => {
      const { page, user, fields, stage } = journey
      const next = page?.kind === 'login' ? await user.signInOn(page) : page
      if (next) journey.page = next
      if (!next || !asks(stage.definition) || next.kind === 'consent')
        return { tells: next ? describePage(next) : '' }
      if (next.kind === 'callback' && next.response.parameters.get('error') === 'invalid_scope')
        throw mend(fields.scopes, describePage(next))
      if (next.kind === 'callback' && next.response.parameters.has('code'))
        throw new Finding(
          `no dialog: either "${user.account.username}" has consented before, as after an earlier run (then a run accuses falsely: start afresh, or see to ${fields.revokeGrants}), or the server does not ask`,
        )
      if (next.kind === 'callback') throw new Finding(describePage(next))
      if (next.kind === 'unknown' && next.holds('input[type=password]'))
        throw mend(
          'pages.login.page',
          `a second step asks for the password, and is not recognised: the selector has to match both (${describePage(next)})`,
        )
      throw unexpected(next, 'pages.consent.page', `after the login${scriptHint(journey)}`)
    },
  },
  {
    name: 'dialog read',
    field: () => 'pages.consent',
    needs: asks,
    check: async ({ page, app }) => {
      if (page?.kind !== 'consent') throw new Finding('there was no dialog')
      const { application, lines, concealed } = page.dialog
      if (application === '')
        throw mend('pages.consent.application', 'the selector matches nothing a person sees')
      if (lines.length + concealed.length === 0)
        throw mend('pages.consent.scope', 'the selector matches nothing on the dialog')
      const isNamed = application.includes(app.name)
      return {
        tells: `"${application}" asks for ${lines.map((line) => `"${line}"`).join(', ')}`,
        warns: isNamed
          ? []
          : [`pages.consent.application does not say "${app.name}", as the application is called`],
      }
    },
  },
  {
    name: 'decline recognised',
    field: () => 'pages.consent.deny',
    needs: asks,
    check: async (journey) => {
      const { page, user } = journey
      if (page?.kind !== 'consent') throw new Finding('there was no dialog')
      const answer = await user.deny(page)
      if (answer.kind === 'callback' && answer.response.parameters.has('code'))
        throw mend(
          'pages.consent.deny',
          `declining led to ${describePage(answer)}: the button is another, or a script is at work${journey.userAgent === 'http' ? '; then use --user-agent browser' : ''}`,
        )
      if (answer.kind === 'consent')
        throw mend('pages.consent.deny', `the dialog is still there after declining${why(answer)}`)
      return { tells: describePage(answer) }
    },
  },
  {
    name: 'accept recognised',
    field: () => 'pages.consent.accept',
    needs: asks,
    check: async (journey) => {
      const { user } = journey
      const page = await dialogAgain(journey)
      if (page.kind !== 'consent')
        throw new Finding(`asked again after declining: ${describePage(page)}`)
      const answer = await user.accept(page)
      if (answer.kind === 'consent')
        throw mend(
          answer.note?.includes('is required') ? 'pages.consent.tick' : 'pages.consent.accept',
          `the dialog is still there after accepting${why(answer)}`,
        )
      if (answer.kind !== 'callback')
        throw unexpected(answer, 'pages.consent.accept', 'after accepting')
      const error = answer.response.parameters.get('error')
      if (error === 'access_denied') throw mend('pages.consent.accept', describePage(answer))
      if (error !== undefined) throw new Finding(`after accepting: ${describePage(answer)}`)
      journey.page = answer
      return { tells: 'a callback with a code' }
    },
  },
  {
    name: 'code redeemed',
    field: ({ clientSecret }) => clientSecret,
    check: async ({ page, app, fields, request }) => {
      if (page?.kind !== 'callback') throw new Finding('there was no code')
      const answer = await app.attemptRedeem(page)
      const told = `${answer.status} "${answer.error}" (${answer.errorDescription ?? ''})`
      if (answer.error === 'invalid_client' || answer.error === 'unauthorized_client')
        throw mend(fields.clientSecret, told)
      if (answer.error !== undefined) throw new Finding(`the code was refused: ${told}`)
      const asked = request.scope.split(' ').filter((scope) => scope !== 'openid')
      if (!asked.some((scope) => answer.scopes.includes(scope)))
        throw mend(
          fields.scopes,
          `"${asked.join(' ')}" was accepted and not granted: the server may not know it`,
        )
      return {
        tells: `granted ${answer.scopes.join(' ')} (as told by ${toldBy[answer.scopesToldBy]})`,
        warns: tokenWarnings(answer),
      }
    },
  },
  {
    name: 'consent taken back, and asked for again',
    field: ({ revokeGrants }) => revokeGrants,
    needs: (definition) =>
      asks(definition) &&
      definition.capabilities.includes('grant-revocation') &&
      !definition.keepsConsents,
    check: async (journey) => {
      const { world, user, app, request, fields } = journey
      await world.revoke(user, app)
      const elsewhere = await world.elsewhere(user)
      const page = await elsewhere.signIn(app.authorizationUrl(request))
      if (page.kind === 'consent') return { tells: describePage(page) }
      throw new Finding(
        `the consent was taken back, and then there was ${describePage(page)}: see whether ${fields.revokeGrants} does what it should`,
      )
    },
  },
  {
    name: 'further users sign in',
    field: ({ furtherUsers }) => furtherUsers,
    check: async (journey) => {
      const { stage } = journey
      const names: string[] = []
      for (const app of [journey.app, journey.app]) {
        const user = await journey.world.user().catch((error: unknown) => {
          // Where each serves once, a run has nobody left after its first scenarios.
          if (stage.definition.listedUsers?.use !== 'once') throw error
          throw mend(journey.fields.furtherUsers, describeError(error))
        })
        const page = await user.signIn(app.authorizationUrl(journey.request))
        if (page.kind === 'unknown' || page.kind === 'error')
          throw unexpected(
            page,
            journey.fields.furtherUsers,
            `"${user.account.username}" signed in`,
          )
        names.push(user.account.username)
      }
      return { tells: `${names.length} of them` }
    },
  },
]

const toldBy = {
  answer: 'the answer',
  token: 'the token',
  introspection: 'introspection',
  silence: 'nobody; what was asked for counts',
} as const

const tokenWarnings = ({ idTokenFault, unverified }: TokenAnswer): string[] => [
  ...(idTokenFault === undefined ? [] : [`the ID token is not to be believed: ${idTokenFault}`]),
  ...(unverified === undefined ? [] : [`the access token is opaque to the suite: ${unverified}`]),
]
