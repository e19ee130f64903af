import { may, must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  oktaApps,
  oktaCustomServer,
  oktaOauth,
  oktaRegistration,
  oktaScopeConsent,
  oktaScopes,
} from '../../sources/okta.ts'

const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-method',
  'scope-consent-levels',
] as const

export default [
  {
    id: 'consent-defaults.application-is-trusted',
    profiles: { okta: must(oktaScopeConsent('Update the app')) },
    statement:
      'An application made through the Apps API without a word about consent is TRUSTED: it goes without the dialog for a REQUIRED scope, and gets it.',
    needs,
  },
  {
    id: 'consent-defaults.registered-application-requires-consent',
    profiles: {
      okta: must(oktaApps('consent_method: default of dynamically registered applications')),
    },
    statement:
      'An application that registered itself requires consent: it is asked about for a REQUIRED scope.',
    needs: [...needs, 'dynamic-registration'],
  },
  {
    id: 'consent-defaults.registration-cannot-trust-itself',
    profiles: { okta: must(oktaRegistration('consent_method cannot be set')) },
    statement:
      'An application that registers itself with a consent_method of TRUSTED is asked about all the same, or not registered.',
    needs: [...needs, 'dynamic-registration'],
  },
  {
    id: 'consent-defaults.scope-is-implicit',
    profiles: { okta: must(oktaScopeConsent('Update the app: consent of a scope')) },
    statement:
      'A scope made without a word about consent is IMPLICIT: an application that requires consent gets it without the dialog.',
    needs,
  },
  {
    id: 'consent-defaults.scope-is-required-of-everybody',
    profiles: { okta: must(oktaScopes('optional: default false')) },
    statement: 'A scope that is not said to be optional cannot be left out in the dialog.',
    needs: [...needs, 'optional-scopes'],
  },
  {
    id: 'consent-defaults.system-scopes-are-implicit',
    profiles: { okta: must(oktaScopes('consent: default IMPLICIT')) },
    statement:
      'The scopes that every authorization server has, such as profile, email and phone, ask for no consent until they are told to, and are given all the same.',
    needs,
  },
  {
    id: 'consent-defaults.system-scopes-can-require-consent',
    profiles: { okta: must(oktaScopeConsent('Update Scope consent')) },
    statement:
      'The system scope phone asks for consent once it is set to REQUIRED, under the description it is given, and at no other authorization server than the one where that was done.',
    needs,
  },
  {
    id: 'consent-defaults.default-scopes-ask-too',
    profiles: { okta: may(oktaCustomServer('Create scopes: set as a default scope')) },
    statement:
      'A default scope that a request gets without naming it is asked about like a named one.',
    readings:
      'No document exempts default scopes from consent, and none says that they are asked about. The API reference calls the scope parameter required; the guide says what happens without it.',
    needs: [...needs, 'default-scopes'],
  },
  {
    id: 'consent-defaults.default-scopes-only-where-none-is-named',
    profiles: { okta: must(oktaCustomServer('Create scopes: set as a default scope')) },
    statement:
      'A default scope is not added to a request that names scopes, by a user or by a service: it is neither asked about nor issued.',
    readings: 'The guide has default scopes stand in for a scope parameter that is left out.',
    needs: [...needs, 'default-scopes', 'client-credentials'],
  },
  {
    id: 'consent-defaults.offline-access-can-require-consent',
    profiles: { okta: should(oktaScopes('consent: system scopes')) },
    statement: 'The system scope offline_access asks for consent once it is set to REQUIRED.',
    readings:
      'System scopes are ordinary ones as far as consent is concerned, and the dialog has a text of its own for this one; no document shows it.',
    needs: [...needs, 'refresh-token'],
  },
  {
    profile: 'okta',
    source: oktaScopes('consent: system scopes'),
    statement: 'The scope openid asks for consent like any other once it is set to REQUIRED.',
    excluded:
      'No document exempts it and none shows it, but for a picture of 2018; whether a dialog lists it is left open.',
  },
  {
    profile: 'okta',
    source: oktaOauth('Scopes: offline_access'),
    statement: 'The scope offline_access is disregarded where the response type has no code.',
    excluded: 'Whether a refresh token can be had is no question of consent.',
  },
  {
    profile: 'okta',
    source: oktaScopes('name'),
    statement:
      'The name of a scope is printable ASCII, unlike that of any other scope of its server, and does not begin with okta.',
    excluded:
      "It is the form of an administrators' API; the reference server's own tests send it wrong names.",
  },
] satisfies readonly CatalogueEntry[]
