import { discover } from '../../fixtures/authorization-server.ts'
import type { RelyingParty } from '../../fixtures/relying-party.ts'
import type { Stage } from '../../fixtures/stage.ts'
import type { User } from '../../fixtures/user.ts'
import type { World } from '../../fixtures/world.ts'
import { describeError } from '../judge/errors.ts'
import { certificateFault } from '../tls.ts'
import type { Api } from '../server-definition.ts'
import type { Page } from '../user-agent/pages.ts'
import type { UserAgentKind } from '../user-agent/user-agent.ts'
import type { Fields } from './doctor-fields.ts'
import { mend } from './doctor-findings.ts'

/** One walk through the pages of a server, in which each step takes up where the one before has ended. */
export interface Journey {
  readonly stage: Stage
  readonly fields: Fields
  readonly userAgent: UserAgentKind
  readonly world: World
  readonly api: Api
  readonly app: RelyingParty
  readonly user: User
  readonly request: { readonly scope: string }
  /** The page the step before led to. */
  page?: Page
}

/** Sets the scene; rejects with a `stage` error when the driver cannot. */
export const journeyOf = async (
  stage: Stage,
  world: World,
  of: Pick<Journey, 'fields' | 'userAgent'>,
): Promise<Journey> => {
  const { api, read } = await world.blog()
  const http = stage.http(() => {})
  await discover(http, api.issuer).catch((error: unknown) => {
    throw mend(certificateFault(error) ? 'tls' : of.fields.issuer, describeError(error))
  })
  const app = await world.client({ api })
  const request = { scope: app.supportsOpenId ? `openid ${read}` : read }
  return { ...of, stage, world, api, app, user: await world.user(), request }
}
