import type { Console } from '../../console/console.ts'
import { objectOf } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { changeTenantSettings } from '../management/tenant-settings.ts'

/** The flags a person may want to switch where consent is concerned. */
const switches = [
  {
    flag: 'use_scope_descriptions_for_consent',
    title: 'Use scope descriptions for consent',
    effect:
      'The dialog shows the description of each scope instead of its name, for every API of this tenant.',
  },
  {
    flag: 'revoke_refresh_token_grant',
    title: 'Refresh Token Revocation Deletes Grant',
    effect: 'An application that revokes a refresh token is asked about again.',
  },
  {
    flag: 'enable_dynamic_client_registration',
    title: 'OIDC Dynamic Application Registration',
    effect: 'Applications may register themselves; those that do are third-party applications.',
  },
] as const

/** The tenant's settings, as far as they concern consent. */
export const addSettings = (console: Console, tenant: Tenant): void => {
  console.addPage('/settings', (ctx) => {
    const flags = objectOf(tenant.settings.flags)
    console.show(ctx, 'auth0-settings', {
      title: 'Tenant settings',
      section: 'settings',
      switches: switches.map((one) => ({ ...one, isOn: flags[one.flag] === true })),
    })
  })
  console.addTask({
    path: '/settings',
    perform: (_ctx, fields) => {
      const flags = Object.fromEntries(switches.map(({ flag }) => [flag, fields[flag] === 'on']))
      changeTenantSettings(tenant, { flags })
      return 'The settings are saved.'
    },
  })
}
