import assert from 'node:assert/strict'
import type { ReferenceServer } from '../options.ts'
import { auth0Stage } from './auth0-stage.ts'
import { make } from './management.ts'

/** A user in front of a third-party application's dialog, in Auth0's dialect. */
export const atDialog = async (
  server: ReferenceServer,
  parameters: Record<string, string> = {},
) => {
  const stage = auth0Stage(server)
  await stage.api()
  const client = await stage.client({ is_first_party: false })
  const [user, agent] = [await stage.user(), stage.agent()]
  const dialog = await agent.signIn(await agent.open(stage.authorize(client, parameters)), user)
  assert.equal(dialog.page, 'consent')
  const grants = () => make(server, 'GET', '/api/v2/grants')
  const token = String(dialog.html('input[name=token]').val())
  return { server, stage, client, user, agent, dialog, grants, token }
}
