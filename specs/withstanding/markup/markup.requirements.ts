import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, securityPractice } from '../../sources/standards.ts'
import { dynamicRegistration } from '../../sources/threats.ts'

const injection = oauth('10.14 Code Injection and Input Validation')

export default [
  {
    id: 'dialog.markup-in-names-stays-text',
    profiles: {
      security: must(injection),
      core: must(dynamicRegistration('2.2 Human-Readable Client Metadata')),
      mcp: must(injection),
    },
    statement:
      "Markup in an application's name is shown as the text it is, or refused when the application is registered; it becomes no element of the dialog.",
    readings:
      'Would have caught CVE-2018-1000088 (Doorkeeper), CVE-2017-18877 (Mattermost), CVE-2026-32112 (ha-mcp) and gitlab#471049.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.markup-in-scopes-stays-text',
    profiles: { security: must(injection) },
    statement:
      'Markup in the description of a scope is shown as the text it is, or refused; it becomes no element of the dialog.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'dialog.links-run-nothing',
    profiles: { security: must(injection) },
    statement:
      "An application's addresses for its logo, terms and policy are refused, or left out of the dialog, where they are no addresses of the web: a press on a link of the dialog runs nothing.",
    readings: 'Would have caught workers-oauth-provider 0.7.0 (its issue 218).',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.hides-no-characters',
    profiles: { security: should(dynamicRegistration('5 Security Considerations')) },
    statement:
      'A direction override in the name of an application, or in what describes a scope, turns no words of the dialog around but its own; or it is refused, or left out.',
    readings:
      'The section has a server be careful with what clients say of themselves and users see. Would have caught corgi#78, as far as directions go; line breaks are white space to a page.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.holds-long-names',
    profiles: { security: should(dynamicRegistration('5 Security Considerations')) },
    statement:
      'A long name of an application is shown whole, or with a mark where it is cut, and pushes neither the scopes nor the refusal out of the dialog; or it is refused.',
    readings:
      'The section has a server be careful with what clients say of themselves and users see. A name that is cut without a mark may end where that of another does; the scopes are what the user consents to, however much the application says of itself. Would have caught coder#28179, as far as names go.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'request.markup-stays-text',
    profiles: { security: must(injection), mcp: must(injection) },
    statement:
      'Markup in any parameter of a request becomes no element of a page of the server, be it the login page, the dialog or an error.',
    readings:
      'Would have caught CVE-2019-8400 (Hydra), CVE-2026-32112 (ha-mcp) and FastMCP#3418, which repeated what was wrong with a request as it was.',
    needs: ['authorization-code'],
  },
  {
    id: 'response.markup-in-state-stays-text',
    profiles: { security: must(injection) },
    statement:
      'A state with markup in it comes back to the letter in an answer that is posted as a form, and is nothing but a value there.',
    needs: ['authorization-code', 'form-post'],
  },
  {
    id: 'dialog.no-held-key-approves',
    profiles: { security: should(securityPractice('4.16 Clickjacking')) },
    statement:
      'The control that accepts has no focus when the dialog comes, so that a key held down in another window allows nothing.',
    readings:
      'The section speaks of clicks; a key does the same. Would have caught CVE-2024-2177 (GitLab).',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    profile: 'security',
    source: dynamicRegistration('5 Security Considerations'),
    statement:
      'A name that impersonates a known application is marked as unproven (goiabada#35, engram#447, agami-core#48).',
    excluded:
      'What counts as a mark differs from dialog to dialog; only a person can tell whether it warns.',
  },
  {
    profile: 'security',
    source: injection,
    statement:
      "Markup in the user's own name (CVE-2026-123539 of OpenAM) and in messages at revocation (CVE-2026-42235 of n8n) stays text.",
    excluded: 'Drivers make users with names of their own, and no page for revocation is driven.',
  },
] satisfies readonly CatalogueEntry[]
