import type Router from '@koa/router'
import type { Grant } from '../../consent/grants.ts'
import { invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { Api } from '../../tenant/api.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { listed } from './page.ts'

/** `grants`: what users have consented to. List, delete one, delete all of a user. */
export const addGrants = (
  router: Router,
  tenant: Tenant,
  apiById: (id: string) => Api | undefined,
): void => {
  const itemOf = ({ id, clientId, userId, apiId, answers }: Grant) => ({
    id,
    clientID: clientId,
    user_id: userId,
    audience: apiById(apiId)?.audience ?? apiId,
    scope: answers.filter(({ answer }) => answer === 'granted').map(({ scope }) => scope),
  })

  router.get('/grants', (ctx) => {
    const wanted = {
      user_id: queryParameter(ctx, 'user_id'),
      clientID: queryParameter(ctx, 'client_id'),
      audience: queryParameter(ctx, 'audience'),
    }
    const items = tenant.grants
      .list()
      .map(itemOf)
      .filter((item) =>
        Object.entries(wanted).every(
          ([name, value]) => value === undefined || item[name as keyof typeof wanted] === value,
        ),
      )
    const entries = items.map((item) => ({ id: item.id, item }))
    ctx.body = listed(ctx, 'grants', entries)
  })
  router.delete('/grants', (ctx) => {
    const userId = queryParameter(ctx, 'user_id')
    if (userId === undefined)
      throw invalid("Query validation error: 'user_id' is required", 'invalid_query_string')
    tenant.grants.revoke({ userId })
    ctx.status = 204
  })
  router.delete('/grants/:id', (ctx) => {
    const revoked = tenant.grants.revoke({ id: pathParameter(ctx, 'id') })
    if (revoked.length === 0) throw notFound('The grant does not exist', 'inexistent_grant')
    ctx.status = 204
  })
}
