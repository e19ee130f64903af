import type Router from '@koa/router'
import { valueCheck } from '../../management/body.ts'
import { objectOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'

/** The flags of `PATCH /api/v2/tenants/settings`, all off in a fresh tenant. */
const flags = [
  'allow_changing_enable_sso',
  'allow_legacy_delegation_grant_types',
  'allow_legacy_ro_grant_types',
  'allow_legacy_tokeninfo_endpoint',
  'change_pwd_flow_v1',
  'dashboard_insights_view',
  'dashboard_log_streams_next',
  'disable_clickjack_protection_headers',
  'disable_fields_map_fix',
  'disable_impersonation',
  'disable_management_api_sms_obfuscation',
  'enable_adfs_waad_email_verification',
  'enable_apis_section',
  'enable_client_connections',
  'enable_custom_domain_in_emails',
  'enable_dynamic_client_registration',
  'enable_idtoken_api2',
  'enable_legacy_logs_search_v2',
  'enable_legacy_profile',
  'enable_pipeline2',
  'enable_public_signup_user_exists_error',
  'enforce_client_authentication_on_passwordless_start',
  'mfa_show_factor_list_on_enrollment',
  'no_disclose_enterprise_connections',
  'remove_alg_from_jwks',
  'revoke_refresh_token_grant',
  'trust_azure_adfs_email_verified_connection_property',
  'use_scope_descriptions_for_consent',
] as const

/** The settings of a fresh tenant. */
export const freshSettings: Json = {
  friendly_name: 'Reference tenant',
  enabled_locales: ['en'],
  default_audience: '',
  default_directory: '',
  session_lifetime: 168,
  idle_session_lifetime: 72,
  flags: Object.fromEntries(flags.map((flag) => [flag, false])),
}

const text = { type: 'string', maxLength: 2048 }
const check = valueCheck({
  type: 'object',
  additionalProperties: false,
  properties: {
    flags: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' }])),
    },
    friendly_name: text,
    picture_url: text,
    support_email: text,
    support_url: text,
    default_audience: text,
    default_directory: text,
    default_redirection_uri: text,
    allowed_logout_urls: { type: 'array', items: text },
    enabled_locales: { type: 'array', items: text, minItems: 1 },
    session_lifetime: { type: 'number', minimum: 1 },
    idle_session_lifetime: { type: 'number', minimum: 1 },
    sandbox_version: text,
  },
})

/** Changes the tenant's settings and returns them. Throws a failure for a change that breaks a rule. */
export const changeTenantSettings = (tenant: Tenant, change: unknown): Json => {
  const { flags, ...settings } = check(change)
  tenant.settings = {
    ...tenant.settings,
    ...settings,
    flags: { ...objectOf(tenant.settings.flags), ...objectOf(flags) },
  }
  return tenant.settings
}

/** `tenants/settings`: read and change; flags not mentioned keep their value. */
export const addTenantSettings = (router: Router, tenant: Tenant): void => {
  router.get('/tenants/settings', (ctx) => {
    ctx.body = tenant.settings
  })
  router.patch('/tenants/settings', (ctx) => {
    ctx.body = changeTenantSettings(tenant, ctx.request.body)
  })
}
