import type { Tenant } from '../tenant/tenant.ts'
import type { Console, Section } from './console.ts'

/** The section of the latest decisions, the same in both dialects. */
export const authorizationsSection: Section = { title: 'Authorizations', name: 'authorizations' }

const outcomes = {
  skip: 'Went without the dialog',
  ask: 'Asked the user',
  refuse: 'Refused',
} as const

const actors = {
  user: 'in a browser',
  password: 'with the password',
  client: 'for itself',
} as const

/** Shows the latest decisions: who asked for what, what was decided, by which rule, and why. */
export const addAuthorizations = (console: Console, tenant: Tenant): void =>
  console.addPage('/authorizations', (ctx) =>
    console.show(ctx, 'authorizations', {
      title: 'Recent authorizations',
      section: authorizationsSection.name,
      decisions: tenant.decisions.list().map((decision) => ({
        ...decision,
        outcomeInWords: outcomes[decision.outcome],
        actorInWords: actors[decision.actor],
        userName: tenant.users.get(decision.userId ?? '')?.username ?? decision.userId,
      })),
    }),
  )
