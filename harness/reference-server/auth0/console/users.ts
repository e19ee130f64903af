import type { Context } from 'koa'
import type { Console } from '../../console/console.ts'
import { listPage } from '../../console/list.ts'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter } from '../../management/query.ts'
import type { Api } from '../../tenant/api.ts'
import { textOf } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import type { User } from '../../tenant/user.ts'

const section = 'users'
const trail = [{ title: 'Users', path: '/users' }]
const pathOf = ({ id }: User) => `/users/${encodeURIComponent(id)}`
const tabsOf = (user: User) => [
  { title: 'Details', name: 'details', path: pathOf(user) },
  {
    title: 'Authorized Applications',
    name: 'authorized-applications',
    path: `${pathOf(user)}/authorized-applications`,
  },
]

/** User Management: users, and for each the applications they have authorized, with the means to revoke. */
export const addUsers = (
  console: Console,
  tenant: Tenant,
  apiById: (id: string) => Api | undefined,
): void => {
  const userAt = (ctx: Context): User =>
    found(tenant.users.get(pathParameter(ctx, 'id')), () => notFound('There is no such user.'))

  console.addPage('/users', (ctx) => {
    const users = [...tenant.users.values()]
    const list = listPage(ctx, users, ({ id, username }) => [id, username])
    const items = list.items.map((user) => ({
      ...user,
      path: pathOf(user),
      applications: applicationsOf(tenant, user, apiById).length,
    }))
    console.show(ctx, 'auth0-users', { title: 'Users', section, ...list, items })
  })

  console.addPage('/users/:id', (ctx) => {
    const user = userAt(ctx)
    const tabs = { tabs: tabsOf(user), tab: 'details' }
    console.show(ctx, 'auth0-user', { title: user.username, section, trail, ...tabs, user })
  })

  console.addPage('/users/:id/authorized-applications', (ctx) => {
    const user = userAt(ctx)
    console.show(ctx, 'auth0-authorized-applications', {
      title: user.username,
      section,
      trail,
      tabs: tabsOf(user),
      tab: 'authorized-applications',
      applications: applicationsOf(tenant, user, apiById),
    })
  })

  console.addTask({
    path: '/users/:id/authorized-applications',
    perform: (ctx, fields) => {
      const clientId = textOf(fields.client_id) ?? ''
      const revoked = tenant.grants.revoke({ userId: userAt(ctx).id, clientId })
      const name = tenant.clients.get(clientId)?.name ?? clientId
      return revoked.length === 0
        ? 'There was nothing to revoke any more.'
        : `What was granted to ${name} is revoked.`
    },
  })
}

/** What a user has granted, by application. */
const applicationsOf = (tenant: Tenant, { id }: User, apiById: (id: string) => Api | undefined) => {
  const grants = tenant.grants.list({ userId: id })
  return [...new Set(grants.map(({ clientId }) => clientId))].map((clientId) => ({
    clientId,
    name: tenant.clients.get(clientId)?.name ?? clientId,
    grants: grants
      .filter((grant) => grant.clientId === clientId)
      .map(({ apiId, answers }) => ({
        api: apiById(apiId)?.name ?? apiId,
        scopes: answers.map(({ scope }) => scope),
      })),
  }))
}
