import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  oktaApps,
  oktaCustomServer,
  oktaScopeConsent,
  oktaScopes,
  oktaTerraform,
  oktaWidget,
} from '../../sources/okta.ts'
import { dynamicRegistration } from '../../sources/threats.ts'

const dialog = oktaScopeConsent('Request user consent: the dialog')
const needs = ['authorization-code', 'consent-dialog', 'scope-consent-levels'] as const

const presented = ['authorization-code', 'consent-dialog', 'client-metadata'] as const

export default [
  {
    id: 'dialog-content.names-the-application',
    profiles: { okta: must(dialog) },
    statement: 'The dialog shows which application asks, by its label.',
    needs,
  },
  {
    id: 'dialog-content.shows-the-logo',
    profiles: {
      okta: must(oktaApps('logo_uri')),
      core: should(dynamicRegistration('2 Client Metadata: logo_uri')),
    },
    statement: 'The dialog shows the logo of the application, where it has one.',
    readings:
      'A server may show a copy of its own: where there is a picture at another address, a person judges whose it is.',
    part: 'dialog',
    needs: presented,
  },
  {
    id: 'dialog-content.links-terms-and-policy',
    profiles: {
      okta: should(oktaApps('tos_uri and policy_uri')),
      core: should(dynamicRegistration('2 Client Metadata: tos_uri, policy_uri')),
    },
    statement:
      'The dialog links to the terms of service and the privacy policy of the application, where it has them.',
    readings:
      "An older edition of the guide says so, the present one does not; the Apps API calls them links, and the widget's source shows them.",
    part: 'dialog',
    needs: presented,
  },
  {
    id: 'dialog-content.no-links-to-nothing',
    profiles: { okta: should(oktaWidget('Consent views: footer')) },
    statement:
      'The dialog of an application without terms of service, without a privacy policy or without both has no links to what there is not.',
    needs,
  },
  {
    id: 'dialog-content.shows-the-display-phrase',
    profiles: { okta: must(oktaCustomServer('Create scopes: display phrase')) },
    statement: 'The dialog shows a scope by its display phrase (displayName).',
    readings:
      'The API reference describes displayName as the name of the end user, which it is nowhere; the guide says that it is what the user sees in the dialog.',
    needs,
  },
  {
    id: 'dialog-content.falls-back-to-the-name',
    profiles: { okta: must(oktaTerraform('Scopes: display name')) },
    statement: 'The dialog shows a scope without a display phrase by its name.',
    needs,
  },
  {
    id: 'dialog-content.shows-the-description',
    profiles: { okta: should(oktaScopes('description')) },
    statement:
      'The dialog tells the description of a scope, where it has one, beside the scope it describes.',
    readings:
      'That the description is for the dialog is documented; whether it stands there or appears at a touch is up to the widget.',
    needs,
  },
  {
    id: 'dialog-content.lists-every-scope-that-asks',
    profiles: { okta: must(dialog) },
    statement:
      'The dialog lists every requested scope that asks for consent, REQUIRED and FLEXIBLE ones alike, and no scope that was not requested.',
    needs,
  },
  {
    id: 'dialog-content.prompt-consent-lists-granted-ones-too',
    profiles: { okta: must(oktaScopeConsent('prompt=consent: all consent-enabled scopes')) },
    statement:
      'With prompt=consent the dialog lists, of the scopes that are requested, those granted before as well as those that are new; what was granted before and is not requested it does not list.',
    needs: [...needs, 'consent-remembered', 'prompt-consent'],
  },
  {
    profile: 'okta',
    source: oktaWidget('Consent views'),
    statement: 'Whether the dialog lists requested scopes that ask for no consent, such as openid.',
    excluded: 'The documents speak of consent-enabled scopes; the widget shows openid in one view.',
  },
  {
    profile: 'okta',
    source: oktaWidget('Consent views: wording'),
    statement:
      'The buttons read "Don\'t Allow" and "Allow Access", system scopes have texts in many languages, and required scopes stand last.',
    excluded:
      'Wording and order are the drawing of one version of the widget, which organizations adapt; the definition of a server says how its buttons are found.',
  },
  {
    profile: 'okta',
    source: oktaWidget('Device activation'),
    statement: 'A user who declines for a device is told that the device cannot be activated.',
    excluded: 'It is the wording of a page; that a refusal gives the device nothing is core.',
  },
  {
    profile: 'okta',
    source: oktaApps('logo_uri, tos_uri, policy_uri'),
    statement: 'The addresses of logo, terms of service and policy are of http or https.',
    excluded:
      "It is the form of an administrators' API; the reference server's own tests send it scripts.",
  },
] satisfies readonly CatalogueEntry[]
