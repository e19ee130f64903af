import type Router from '@koa/router'
import type { Context } from 'koa'
import { bodyCheck } from '../../management/body.ts'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { Assignee } from '../../tenant/assignments.ts'
import { objectOf } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { oktaId } from '../ids.ts'
import { appAt } from './app-store.ts'
import { listed } from './page.ts'
import { userNamed } from './users.ts'

const check = bodyCheck({
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 100 },
    scope: { enum: ['USER', 'GROUP'] },
  },
})

/**
 * `groups`, and who is assigned to an application. There is one group, everybody. Only an application
 * whose `settings.implicitAssignment` is false cares: without a word everybody may use it, so that a
 * stage is set with fewer calls than a live org needs.
 */
export const addAssignments = (router: Router, tenant: Tenant, origin: string): void => {
  const everyone = {
    id: oktaId('00g'),
    created: new Date().toISOString(),
    type: 'BUILT_IN',
    profile: { name: 'Everyone', description: 'All users in your organization' },
    _links: {},
  }
  const groupAt = (id: string) =>
    found(id === everyone.id ? everyone : undefined, () =>
      notFound(`Resource not found: ${id} (UserGroup)`),
    )
  const clientIdOf = (ctx: Context) => appAt(tenant, pathParameter(ctx, 'id')).id
  const bodyOf = (ctx: Context, { id, kind, createdAt }: Assignee) => ({
    id,
    lastUpdated: createdAt,
    ...(kind === 'group'
      ? { priority: 0, profile: {} }
      : {
          scope: 'USER',
          status: 'ACTIVE',
          created: createdAt,
          credentials: { userName: tenant.users.get(id)?.username },
          profile: objectOf(tenant.users.get(id)?.document.profile),
        }),
    _links: { app: { href: `${origin}/api/v1/apps/${pathParameter(ctx, 'id')}` } },
  })
  const assign = (ctx: Context, id: string, kind: Assignee['kind']) => {
    const assignee = { id, kind, createdAt: new Date().toISOString() }
    tenant.assignments.assign(clientIdOf(ctx), assignee)
    ctx.body = bodyOf(ctx, assignee)
  }

  router.get('/groups', (ctx) => {
    const q = queryParameter(ctx, 'q')?.toLowerCase() ?? ''
    const groups = [everyone].filter(({ profile }) => profile.name.toLowerCase().startsWith(q))
    ctx.body = listed(
      ctx,
      origin,
      groups.map((item) => ({ id: item.id, item })),
    )
  })
  router.get('/groups/:group', (ctx) => {
    ctx.body = groupAt(pathParameter(ctx, 'group'))
  })
  router.put('/apps/:id/groups/:assignee', (ctx) =>
    assign(ctx, groupAt(pathParameter(ctx, 'assignee')).id, 'group'),
  )
  // Which factors a sign-in takes is another question than consent: a password will do here.
  router.put('/apps/:id/policies/:policy', (ctx) => {
    clientIdOf(ctx)
    ctx.status = 204
  })
  router.post('/apps/:id/users', (ctx) => {
    clientIdOf(ctx)
    assign(ctx, userNamed(tenant, String(check(ctx).id)).id, 'user')
  })

  for (const [path, kind] of [
    ['/apps/:id/users', 'user'],
    ['/apps/:id/groups', 'group'],
  ] as const) {
    const assigneeOf = (ctx: Context) => {
      const id = pathParameter(ctx, 'assignee')
      const assigned = tenant.assignments.list(clientIdOf(ctx), kind)
      const name = kind === 'user' ? 'AppUser' : 'ApplicationGroupAssignment'
      return found(
        assigned.find((one) => one.id === id),
        () => notFound(`Resource not found: ${id} (${name})`),
      )
    }
    router.get(path, (ctx) => {
      const assigned = tenant.assignments.list(clientIdOf(ctx), kind)
      const entries = assigned.map((one) => ({ id: one.id, item: bodyOf(ctx, one) }))
      ctx.body = listed(ctx, origin, entries)
    })
    router.get(`${path}/:assignee`, (ctx) => {
      ctx.body = bodyOf(ctx, assigneeOf(ctx))
    })
    router.delete(`${path}/:assignee`, (ctx) => {
      tenant.assignments.withdraw(clientIdOf(ctx), assigneeOf(ctx).id)
      ctx.status = 204
    })
  }
}
